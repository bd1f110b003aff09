// The worker: takes {id, text}, gives {id, progress} for each step, then {id, page} or {id, error, fatal}. While its data arrives it
// says {received, total} in bytes; then {ready, note}, where `note` tells in words what is missing. Keeps one Annotator and knows
// nothing of the page.
import init, { Annotator } from "./app.js";

/** Bytes of each file of the page; `bundle` writes them here, as a packed answer does not tell them. */
const FILES = {};
/** What the annotator reads, by which method, and what the reader is told where it is missing: it works without any of them. */
const DATA = [
  ["gazetteer.txt", "load_names", "The list of known names did not arrive, so fewer names are recognised"],
  ["model.bin", "load_model", "The trained tagger did not arrive, so names are found by rules alone"],
  ["kb.txt", "load_base", "The knowledge base did not arrive, so cards tell only what the article says"],
  ["pos.bin", "load_pos", "The parts of speech did not arrive, so fewer persons and quotes are told apart"],
];
/** ms that a page waits for what more the knowledge base knows of its actors. */
const PATIENCE = 1500;
/** ms between two messages of progress. */
const PAUSE = 80;

let received = 0;
let told = 0;
const total = DATA.reduce((sum, [file]) => sum + (FILES[file] ?? 0), 0);

function count(bytes) {
  received += bytes;
  if (performance.now() - told < PAUSE) return;
  told = performance.now();
  postMessage({ received, total });
}

async function bytesOf(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${file}: the server answered ${response.status}`);
  const chunks = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    count(next.value.length);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function start() {
  const arriving = DATA.map(([file]) => bytesOf(file));
  const all = Promise.allSettled(arriving);
  await init();
  const annotator = new Annotator();
  const note = (await all).flatMap(({ value, reason }, place) => {
    const [, load, loss] = DATA[place];
    try {
      if (reason) throw reason;
      annotator[load](value);
      return [];
    } catch (error) {
      return [`${loss} (${error.message}).`];
    }
  }).join(" ");
  return { annotator, note };
}

/** Asks for parts of the knowledge base by name; whether any came in time. Without network the page shows what it knows. */
async function fetchShards(annotator, names) {
  let loaded = 0;
  const load = async (name) => {
    const response = await fetch(new URL(`kb/${name}`, import.meta.url));
    if (!response.ok) return;
    annotator.load_shard(new Uint8Array(await response.arrayBuffer()));
    loaded += 1;
  };
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.allSettled(names.map(load)), late]);
  return loaded > 0;
}

const started = start();
started.then(
  ({ note }) => postMessage({ ready: true, note }),
  (error) => postMessage({ error: error.message, fatal: true }),
);

onmessage = async ({ data: { id, text } }) => {
  const { annotator } = await started;
  try {
    let page = annotator.annotate(text, (step) => postMessage({ id, progress: step }));
    if (page.wanted.length > 0 && (await fetchShards(annotator, page.wanted))) page = annotator.annotate(text);
    postMessage({ id, page });
  } catch (error) {
    // After a trap the memory of the instance cannot be trusted any more.
    postMessage({ id, error: error.message, fatal: error instanceof WebAssembly.RuntimeError });
  }
};
