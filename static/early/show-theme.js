/** Shows the chosen theme before anything is drawn. A classic script behind the style sheets, because modules run too late for that. */

(() => {
  // A frame in somebody's page looks as that page asks for.
  if (document.documentElement.dataset.theme) return;
  try {
    const theme = JSON.parse(localStorage.getItem("cnmviz.theme") ?? "null");
    if (!["light", "dark", "contrast"].includes(theme)) return;
    document.documentElement.dataset.theme = theme;
    const sheet = document.querySelector("#contrast");
    if (theme === "contrast" && sheet instanceof HTMLLinkElement) sheet.media = "all";
  } catch {
    // Without storage nothing was chosen: as the system prefers.
  }
})();
