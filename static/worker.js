// The worker: takes {id, text}, gives {id, progress} for each step, then {id, page} or {id, error, fatal}.
// Says {ready, note} once it can work; `note` tells what is missing. Keeps one Annotator and knows nothing of the page.
import init, { Annotator } from "./app.js";

const PACK = "./gazetteer.txt";

async function fetchPack() {
  const response = await fetch(new URL(PACK, import.meta.url));
  if (!response.ok) throw new Error(`${PACK}: the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start() {
  await init();
  const annotator = new Annotator();
  let note = "";
  try {
    annotator.load(await fetchPack());
  } catch (error) {
    note = error.message;
  }
  return { annotator, note };
}

const started = start();
started.then(
  ({ note }) => postMessage({ ready: true, note }),
  (error) => postMessage({ error: error.message, fatal: true }),
);

onmessage = async ({ data: { id, text } }) => {
  const { annotator } = await started;
  try {
    const page = annotator.annotate(text, (step) => postMessage({ id, progress: step }));
    postMessage({ id, page });
  } catch (error) {
    // After a trap the memory of the instance cannot be trusted any more.
    postMessage({ id, error: error.message, fatal: error instanceof WebAssembly.RuntimeError });
  }
};
