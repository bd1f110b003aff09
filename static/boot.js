// Runs in the head, where `bundle` puts it, before the first paint: sets the remembered theme, then starts the app; says so where it cannot start or has stopped.
// Then has the page kept for visits without network.
// Takes nothing from other scripts and gives nothing to them.
(() => {
  try {
    const theme = localStorage.getItem("dramatis.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    // The reader has a text of their own: the sample in the static page would only flash by.
    if (/^#(v1|text=)/.test(location.hash) || (sessionStorage.getItem("dramatis.draft") ?? localStorage.getItem("dramatis.draft"))) document.documentElement.dataset.own = "";
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

  const workers = navigator.serviceWorker;
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));

  // A newer version of the page has arrived since the last visit: it takes over before anything is read or typed here, and where the older
  // one is busy, as soon as it can; files of two versions must not meet, and what was typed is kept.
  const giveWay = async () => {
    const newer = workers?.controller && (await workers.getRegistration())?.waiting;
    if (!newer) return;
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    // A request that meets the older one while it goes gets no answer in Chromium, and the icon is asked for right after the load.
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
    await rest(500);
    newer.postMessage("take over");
    await rest(2000);
  };

  const keep = () => {
    // Without a service worker (private window, plain http) the page only does not open offline.
    workers?.register("./sw.js").catch(() => {});
  };

  // The worker fetches its data while the program of the page is still on its way; that takes it over, with what it has said so far.
  const wake = () => {
    try {
      const worker = new Worker("./worker.js", { type: "module" });
      const said = [];
      worker.onmessage = ({ data }) => said.push(data);
      worker.onerror = ({ message }) => said.push({ error: message ?? "worker.js did not load", fatal: true });
      globalThis.early = { worker, said };
    } catch {
      // The program tries once more, and tells the reader why it cannot.
    }
  };

  // On a first visit there is no other version to wait for.
  if (!workers?.controller) wake();

  // The static page is what a reader sees first: the program, which draws the same once more, does not hold it up. Hidden tabs paint nothing.
  const painted = () => Promise.race([rest(200), new Promise((done) => new PerformanceObserver(done).observe({ type: "paint", buffered: true }))]);

  const start = async () => {
    try {
      await giveWay();
      if (!globalThis.early) wake();
      const [{ default: init }] = await Promise.all([import("./app.js"), painted()]);
      await init();
      // The program draws in a task of its own, which comes first.
      await rest(0);
      delete document.documentElement.dataset.own;
      // After the first article, so that it does not compete with what that needs.
      setTimeout(keep, 1500);
    } catch (error) {
      say(`The page could not start (${error.message}). Reload it, or take a newer browser. Your text has not been sent anywhere.`);
    }
  };

  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) say("The page has stopped because of a fault. Reload it: your text is kept.");
  });
  addEventListener("DOMContentLoaded", start);
})();
