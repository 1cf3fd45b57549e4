/** Acting as: the menu that makes the page somebody else's. */

import { avatar } from "./avatar.js";
import { shortDay, time } from "./dates.js";
import { fill, h, hidden } from "./dom.js";
import { icon } from "./icons.js";
import { attachMenu } from "./menu.js";
import { MESSAGES } from "./state.js";
import { statusMark } from "./status.js";

/** The switcher with the workspace's name above the person's. */
export class People {
  constructor(state, corner) {
    this.state = state;
    this.button = h("button", { type: "button", class: "acting-as", "data-testid": "acting-as" });
    corner.append(this.button);
    attachMenu(this.button, { label: "Act as", items: () => this.#items(), className: "menu-people" });
  }

  render() {
    const { me, team } = this.state.snapshot;
    const mark = JSON.stringify([me, team]);
    if (mark === this.mark) return;
    this.mark = mark;
    fill(
      this.button,
      avatar(me),
      h(
        "span",
        { class: "acting-words" },
        h("span", { class: "team-name", dir: "auto" }, team.name, hidden(" workspace.")),
        h("span", { class: "acting-name" }, hidden("Acting as "), h("bdi", { text: me.name })),
      ),
      icon("chevron"),
    );
  }

  #items() {
    const { teams, snapshot } = this.state;
    return teams.flatMap((team) =>
      team.people
        .filter((person) => !person.is_bot && !person.deleted)
        .map((person) =>
          this.#item(team, person, person.id === snapshot.me.id && team.id === snapshot.team.id),
        ),
    );
  }

  #item(team, person, checked) {
    const now = this.state.now;
    const local = `${shortDay(now, person.tz)}, ${time(now, person.tz)}`;
    const words = h(
      "span",
      { class: "person-words" },
      h(
        "span",
        { class: "person-name" },
        h("bdi", { text: person.name }),
        " ",
        team.id === this.state.route.team && statusMark(this.state.person(person.id), this.state),
      ),
      h("span", { class: "person-detail", text: [person.title, local].filter(Boolean).join(" · ") }),
    );
    return {
      label: `${person.name}${person.title ? `, ${person.title}` : ""}, local time ${local}`,
      content: h("span", { class: "person" }, avatar(person), words, checked && icon("check")),
      group: team.name,
      checked,
      testid: `act-as-${person.id}`,
      choose: () => this.#actAs(team, person),
    };
  }

  /** Stay in the same place, where the other person may see it. */
  #actAs(team, person) {
    const { route, appChannel } = this.state;
    const here = route.place === appChannel?.id ? MESSAGES : route.place;
    this.state.go({ team: team.id, user: person.id, place: team.id === route.team ? here : null });
  }
}
