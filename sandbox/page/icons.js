/** The page's own line icons, drawn on a grid of 24. */

const PATHS = {
  back: "M15 5l-7 7 7 7",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M6 9l6 6 6-6",
  clock: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5.2l3.4 2",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h10v11H9zM5 15V4h10",
  download: "M12 4v11m-5-5l5 5 5-5M5 20h14",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 100-6 3 3 0 000 6z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  hash: "M9.5 4L7.5 20M16.5 4l-2 16M4.5 9h15.5M4 15h15.5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  people:
    "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM3 20c0-3.3 2.7-6 6-6s6 2.7 6 6M16 4.5a3.5 3.5 0 010 6.5M18 14.5c1.8.9 3 2.900 3 5.500",
  reply: "M4 5h16v11h-8l-5 4v-4H4z",
  send: "M4 12l16-8-5.500 16-3-6.500z",
  smile:
    "M12 21a9 9 0 100-18 9 9 0 000 18zM8.500 14.500s1.200 2 3.500 2 3.500-2 3.500-2M9 9.500h.01M15 9.500h.01",
  warning: "M12 4l9 16H3zM12 10v4.500M12 17h.01",
};

/** An icon that screen readers skip; the control around it carries the words. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
