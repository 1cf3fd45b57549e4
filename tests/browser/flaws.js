/* What reads badly on the screen as it is: run in the page, answers sentences. */
() => {
  const flaws = [];
  const name = (node) =>
    `<${node.tagName.toLowerCase()} class="${node.className}"> ${node.textContent.trim().slice(0, 60)}`;

  // Whatever scrolls up and down, or nowhere, must not hide anything at its sides.
  const frames = [
    document.documentElement,
    ...document.querySelectorAll("#main, #places, #thread, .messages-pane, .home, .dialog-body, .dialog-foot, .popup"),
  ];
  for (const frame of frames) {
    if (frame.clientWidth && frame.scrollWidth > frame.clientWidth) {
      flaws.push(`${frame.scrollWidth - frame.clientWidth} pixels too wide: ${name(frame)}`);
    }
  }

  const parse = (text) => {
    const numbers = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    const scale = text.startsWith("color(") ? 255 : 1;
    const [r, g, b, a = 1] = numbers.slice(0, 4);
    return { rgb: [r, g, b].map((part) => part * scale), alpha: a };
  };
  const ground = (node) => {
    const layers = [];
    for (let one = node; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.alpha > 0) layers.push(colour);
      if (colour.alpha === 1) break;
    }
    const paper = [255, 255, 255];
    return layers.reduceRight(
      (under, { rgb, alpha }) => rgb.map((part, at) => part * alpha + under[at] * (1 - alpha)),
      paper,
    );
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [brighter, darker] = [light(one), light(other)].sort((a, b) => b - a);
    return (brighter + 0.05) / (darker + 0.05);
  };
  const isSeen = (node) =>
    node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !node.closest(".visually-hidden, .skip, [aria-busy=true], [aria-disabled=true], .emoji");

  // 4.5 is what WCAG 2.2 asks of words: https://www.w3.org/TR/WCAG22/#contrast-minimum
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const told = new Set();
  while (words.nextNode()) {
    const node = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || told.has(node) || !isSeen(node)) continue;
    told.add(node);
    const found = contrast(parse(getComputedStyle(node).color).rgb, ground(node));
    if (found < 4.5) flaws.push(`contrast ${found.toFixed(2)}: ${name(node)}`);
  }
  return flaws;
}
