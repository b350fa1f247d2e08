/** A button whose deed takes a while: pressed again meanwhile it does nothing, and it keeps the focus, which a disabled one would lose. */

/**
 * @param {HTMLButtonElement} button
 * @param {() => Promise<void>} act
 */
export async function busy(button, act) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await act();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
