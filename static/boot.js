// Runs in the head, before the first paint: sets the remembered theme, then starts the app; says so where it cannot start or has stopped.
// Takes nothing from other scripts and gives nothing to them.
(() => {
  try {
    const theme = localStorage.getItem("dramatis.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    // The reader has a text of their own: the sample in the static page would only flash by.
    if (location.hash.startsWith("#v1") || localStorage.getItem("dramatis.draft")) document.documentElement.dataset.own = "";
  } catch {
    // Storage is shut: the theme of the system it is, and the sample.
  }

  // The box keeps what was typed, so that nothing is lost where the app does not start.
  const say = (message) => {
    delete document.documentElement.dataset.own;
    let line = document.getElementById("failed");
    if (!line) {
      line = document.createElement("p");
      line.id = "failed";
      line.className = "notice failed";
      line.setAttribute("role", "alert");
      document.body.prepend(line);
    }
    line.hidden = false;
    line.textContent = message;
  };

  const start = async () => {
    try {
      const { default: init } = await import("./app.js");
      await init();
      delete document.documentElement.dataset.own;
    } catch (error) {
      say(`The page could not start (${error.message}). Reload it, or take a newer browser. Your text has not been sent anywhere.`);
    }
  };

  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) say("The page has stopped because of a fault. Reload it: your text is kept.");
  });
  addEventListener("DOMContentLoaded", start);
})();
