/**
 * Given to the product's page: every rectangle that the browser draws, and every text with the rectangle that it must stay in.
 *
 * `things` and `labels` must not lie over each other. A label is cut where it leaves its room, or ends in an ellipsis.
 */
() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const area = (one, what) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return { what, x, y, right: x + width, bottom: y + height };
  };
  const rooms = { container: ".box", network: ".ground", host: ".frame", outside: ".cloud" };
  const shapes = (kind) =>
    [...document.querySelectorAll(`#picture g.${kind}`)].map((one) => area(one.querySelector(rooms[kind]), `${kind} ${one.dataset.name ?? ""}`));
  const texts = [...document.querySelectorAll("#picture svg text")].filter(
    (one) => one.textContent.trim() && shown(one) && one.getBoundingClientRect().width,
  );
  const room = (text) => {
    const thing = text.closest("[data-kind]");
    const shape = thing && rooms[thing.dataset.kind];
    return shape ? area(thing.querySelector(shape), "") : null;
  };
  return {
    things: ["container", "network", "outside"].flatMap(shapes),
    frames: [...shapes("host"), area(document.querySelector("#view-tools"), "tools")],
    labels: texts.map((one) => ({ ...area(one, one.textContent), room: room(one) })),
  };
}
