/** The way to the sandbox: its JSON interface and its stream of changes. */

const SILENT =
  "The sandbox does not answer. Is it still running? What you typed is still here; try again in a moment.";

/** Read something; throws when the sandbox does not answer. */
export async function get(path, parameters = {}) {
  const query = new URLSearchParams(parameters);
  const response = await fetch(`/page/${path}?${query}`, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Do something; always answers {ok, error?} with an error in words. */
export async function post(path, body) {
  try {
    const response = await fetch(`/page/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json().catch(() => null);
    if (answer && typeof answer.ok === "boolean") return answer;
    if (answer && response.ok) return { ok: true, ...answer };
    return { ok: false, error: answer?.error ?? `The sandbox answered with the code ${response.status}.` };
  } catch {
    return { ok: false, error: SILENT };
  }
}

/** The address of a file's bytes for the acting person. */
export function fileAddress(id, { team, user }) {
  return `/page/file/${encodeURIComponent(id)}?${new URLSearchParams({ team, user })}`;
}

/**
 * Listen for changes that the acting person can see.
 * `onChange(revision)` at each; `onStatus(connected)` when the line drops or is back. Returns the way to stop.
 */
export function listen({ team, user }, onChange, onStatus) {
  let source = null;
  let timer = 0;
  let wait = 500;
  const connect = () => {
    source = new EventSource(`/page/events?${new URLSearchParams({ team, user })}`);
    source.addEventListener("open", () => {
      wait = 500;
      onStatus(true);
      onChange(null);
    });
    source.addEventListener("changed", (event) => onChange(revision(event.data)));
    source.addEventListener("error", () => {
      onStatus(false);
      // The browser tries again by itself unless the server refused; then it gives up and we must.
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 15000);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function revision(data) {
  try {
    return JSON.parse(data).revision ?? null;
  } catch {
    return null;
  }
}
