// The worker: takes {id, text}, gives {id, progress} for each step, then {id, piece} for each piece of the page and {id, page} with the
// last one, or {id, error, fatal}. What the knowledge base knows beyond that comes later: pieces with cards, and {id, known}. While its
// data arrives it says {received, total} in bytes; then {ready, note}, where `note` tells in words what is missing. Keeps one Annotator and
// knows nothing of the page.
import init, { Annotator } from "./app.js";

/** Bytes of each file of the page; `bundle` writes them here, as a packed answer does not tell them. */
const FILES = {};
/** What the annotator reads, by which method, and what the reader is told where it is missing: it works without any of them. */
const DATA = [
  ["gazetteer.txt", "load_words", "The lists of words and names did not arrive, so far fewer names and quotes are recognised"],
  ["model.bin", "load_model", "The trained tagger did not arrive, so names are found by rules alone"],
  ["pos.bin", "load_pos", "The parts of speech did not arrive, so fewer persons and quotes are told apart"],
];
/** Comes after those: names and quotes are on the page before anybody asks a card who somebody is. */
const BASE = ["kb.txt", "load_base", "The knowledge base did not arrive, so cards tell only what the article says"];
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

/** What is missing, in the words that the reader is told, and why. */
const missing = new Map();
/** What was last said of that. */
let said;

/** Says that the worker is ready, and with what; again where that has changed. */
function tellMissing() {
  const note = [...missing].map(([words, why]) => `${words} (${why}).`).join(" ");
  if (note !== said) postMessage({ ready: true, note: (said = note) });
}

/** Each file is read when it has come: a slow line brings them one after the other. */
async function load(made, [file, method, loss]) {
  try {
    const bytes = await bytesOf(file);
    (await made)[method](bytes);
  } catch (error) {
    missing.set(loss, error.message);
  }
}

async function start() {
  const made = init().then(() => new Annotator());
  await Promise.all(DATA.map((data) => load(made, data)));
  return made;
}

/** Asks for parts of the knowledge base by name. Without them the page shows what it knows. */
async function fetchShards(annotator, names) {
  const fetchShard = async (name) => {
    try {
      const response = await fetch(new URL(`kb/${name}`, import.meta.url));
      if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
      annotator.load_shard(new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      missing.set("A part of the knowledge base did not arrive, so some cards tell only what the article says", error.message);
    }
  };
  await Promise.all(names.map(fetchShard));
}

/** Hands lists over in pieces, so that reading none of them keeps the window from its reader. */
function postLists(id, lists) {
  for (const [name, list] of lists) {
    for (let at = 0; at < list.length; at += PIECE) postMessage({ id, piece: { [name]: list.slice(at, at + PIECE) } });
  }
}

function postPage(id, page) {
  const lists = Object.entries(page).filter(([, list]) => Array.isArray(list));
  postLists(id, lists);
  for (const [name] of lists) delete page[name];
  postMessage({ id, page });
}

/** The request that came last. */
let newest = 0;
/** The reader's own table that the annotator has. */
let own = "";
/** Whether the base is there, or will not come. */
let isBased = false;

const started = start();
started.then(tellMissing, (error) => postMessage({ error: error.message, fatal: true }));
const based = started.then(async (annotator) => {
  await load(annotator, BASE);
  isBased = true;
  tellMissing();
});
// The page has been told of a start that failed.
based.catch(() => {});

/** What the base and the reader's own table know of the actors of a page that is already there; `wanted` are the shards that it asks for. */
async function tellMore(id, annotator, table, wanted) {
  const isKnown = isBased && table === own;
  await based;
  if (id !== newest) return;
  if (table !== own) annotator.load_table((own = table));
  const names = isKnown ? wanted : annotator.wanted();
  if (isKnown && !names.length) return;
  await fetchShards(annotator, names);
  tellMissing();
  if (id !== newest) return;
  postLists(id, [["actors", annotator.cards()]]);
  postMessage({ id, known: true });
}

onmessage = async ({ data: { id, text, table } }) => {
  newest = id;
  try {
    const annotator = await started;
    annotator.read(text, (step) => postMessage({ id, progress: step }));
    const page = annotator.page();
    const { wanted } = page;
    postPage(id, page);
    await tellMore(id, annotator, table, wanted);
  } catch (error) {
    // After a trap the memory of the instance cannot be trusted any more.
    postMessage({ id, error: error.message, fatal: error instanceof WebAssembly.RuntimeError });
  }
};
