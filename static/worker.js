// The worker: takes {id, text}, gives {id, progress} for each step, then {id, piece} for each piece of the page and {id, page} with the
// last one, or {id, error, fatal}. While its data arrives it
// says {received, total} in bytes; then {ready, note}, where `note` tells in words what is missing. Keeps one Annotator and knows
// nothing of the page.
import init, { Annotator } from "./app.js";

/** Bytes of each file of the page; `bundle` writes them here, as a packed answer does not tell them. */
const FILES = {};
/** What the annotator reads, by which method, and what the reader is told where it is missing: it works without any of them. */
const DATA = [
  ["gazetteer.txt", "load_words", "The lists of words and names did not arrive, so far fewer names and quotes are recognised"],
  ["model.bin", "load_model", "The trained tagger did not arrive, so names are found by rules alone"],
  ["kb.txt", "load_base", "The knowledge base did not arrive, so cards tell only what the article says"],
  ["pos.bin", "load_pos", "The parts of speech did not arrive, so fewer persons and quotes are told apart"],
];
/** ms that a page waits for what more the knowledge base knows of its actors. */
const PATIENCE = 1500;
/** Items of a list in one message. */
const PIECE = 40;
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

/** Each file is read when it has come: a slow line brings them one after the other. */
async function start() {
  const made = init().then(() => new Annotator());
  const notes = DATA.map(async ([file, load, loss]) => {
    try {
      const bytes = await bytesOf(file);
      (await made)[load](bytes);
      return "";
    } catch (error) {
      return `${loss} (${error.message}).`;
    }
  });
  const note = (await Promise.all(notes)).filter(Boolean).join(" ");
  return { annotator: await made, note };
}

/** Asks for parts of the knowledge base by name; tells in words why some did not come. Without them the page shows what it knows. */
async function fetchShards(annotator, names) {
  let note = "";
  const load = async (name) => {
    try {
      const response = await fetch(new URL(`kb/${name}`, import.meta.url));
      if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
      annotator.load_shard(new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      note = `A part of the knowledge base did not arrive, so some cards tell only what the article says (${error.message}).`;
    }
  };
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.all(names.map(load)), late]);
  return note;
}

/** Hands a page over: its lists in pieces, so that reading none of them keeps the window from its reader. */
function postPage(id, page) {
  for (const [name, list] of Object.entries(page)) {
    if (!Array.isArray(list)) continue;
    for (let at = 0; at < list.length; at += PIECE) postMessage({ id, piece: { [name]: list.slice(at, at + PIECE) } });
    delete page[name];
  }
  postMessage({ id, page });
}

const started = start();
started.then(
  ({ note }) => postMessage({ ready: true, note }),
  (error) => postMessage({ error: error.message, fatal: true }),
);

/** The reader's own table that the annotator has. */
let own = "";

function takeTable(annotator, table) {
  if (table === own) return;
  own = table;
  annotator.load_table(table);
}

onmessage = async ({ data: { id, text, table } }) => {
  const { annotator } = await started;
  try {
    takeTable(annotator, table);
    const wanted = annotator.read(text, (step) => postMessage({ id, progress: step }));
    const note = await fetchShards(annotator, wanted);
    postPage(id, annotator.page());
    if (note) postMessage({ ready: true, note });
  } catch (error) {
    // After a trap the memory of the instance cannot be trusted any more.
    postMessage({ id, error: error.message, fatal: error instanceof WebAssembly.RuntimeError });
  }
};
