/** Shows the chosen theme before anything is drawn. A classic script, because modules run too late for that. */

(() => {
  try {
    const theme = JSON.parse(localStorage.getItem("cnmviz.theme") ?? "null");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Without storage nothing was chosen: as the system prefers.
  }
})();
