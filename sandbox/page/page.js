/** The page itself: puts the parts together and keeps them in step with what the sandbox says. */

import { announce, announceIn } from "./announce.js";
import { Channel } from "./channel.js";
import { Clock } from "./clock.js";
import { Modals } from "./modals.js";
import { Notices } from "./notices.js";
import { People } from "./people.js";
import { drawUnpressed, watchPresses } from "./press.js";
import { placeName, Sidebar } from "./sidebar.js";
import { State } from "./state.js";
import { StatusButton } from "./status.js";
import { Thread } from "./thread.js";

const part = (id) => document.getElementById(id);
const state = new State();
const sidebar = new Sidebar(state, part("places"));
const people = new People(state, part("corner"));
const status = new StatusButton(state, part("corner"));
const clock = new Clock(state, part("clock"));
const channel = new Channel(state, part("main"));
const thread = new Thread(state, part("thread"));
const modals = new Modals(state, () => channel.title);
const notices = new Notices(state, part("notices"), () => modals.noticeSlot);
let shown = {};

announceIn(part("announcer"));
part("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address bar's hash is the place, not an anchor
  channel.focus();
});

function draw() {
  document.body.dataset.pane = state.route.place ? (state.route.thread ? "thread" : "main") : "list";
  part("loading").hidden = true;
  for (const one of [people, status, clock, sidebar, channel, thread, modals, notices]) one.render();
  drawTitle();
  tellUnread();
  moveFocus();
}

function drawTitle() {
  const { snapshot } = state;
  const unread = snapshot.channels.reduce((sum, one) => sum + (one.unread || 0), 0);
  const place = state.channel ? placeName(state.channel, state) : `${state.app.name} Home`;
  document.title = `${unread ? `(${unread}) ` : ""}${place} · ${snapshot.team.name} · ${snapshot.me.name}`;
}

/** A message somewhere else than on show is told by its place alone. */
function tellUnread() {
  const before = shown.unread;
  const now = new Map(state.snapshot.channels.map((one) => [one.id, one.unread || 0]));
  if (before && shown.user === state.me.id) {
    for (const one of state.snapshot.channels) {
      if (one.id !== state.route.place && now.get(one.id) > (before.get(one.id) ?? 0)) {
        announce(`New message in ${placeName(one, state)}.`);
      }
    }
  }
  shown.unread = now;
}

/** Going somewhere takes the focus along; a refresh of the same place never does. */
function moveFocus() {
  const { user, place, thread: open } = state.route;
  const first = shown.user === undefined;
  const went = shown.user !== user || shown.place !== place;
  const threadOpened = open && open !== shown.thread;
  const threadClosed = shown.thread && !open && !went;
  const closed = shown.thread;
  Object.assign(shown, { user, place, thread: open });
  if (document.querySelector("dialog[open]") || first) return;
  if (threadOpened) thread.focus();
  else if (threadClosed) document.querySelector(`#main article[data-ts="${closed}"]`)?.focus();
  else if (went && place) channel.focus();
  else if (went) part("places").querySelector("a")?.focus();
}

watchPresses(document);
state.addEventListener("changed", () => drawUnpressed(draw));
state.addEventListener("connection", () => {
  part("offline").hidden = state.connected;
});
state.start().catch(() => {
  part("loading").textContent = "The sandbox does not answer. Start it, then load this page again.";
});
