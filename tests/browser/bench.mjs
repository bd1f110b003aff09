// Takes a JSON-lines file of texts; prints characters per second of our wasm and of compromise, its only peer for the
// browser, both in a worker of one headless Chromium, and the ratio. Least of some runs; each warms up once. Of ours also
// the steps up to the names alone, which is what compromise does, and the memory of the worker on a text of 1 MB.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorld } from './harness.mjs';

const RUNS = 3;
/** Characters of the long text. */
const LONG = 1_000_000;
const PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title></head><body></body></html>';
const LOOP = `
    const measure = async (annotate) => {
        const texts = await (await fetch('./bench.json')).json();
        const best = { ms: Infinity, named: Infinity };
        for (let run = 0; run <= ${RUNS}; run += 1) {
            const start = performance.now();
            let named = 0;
            for (const text of texts) {
                const begin = performance.now();
                named += (annotate(text) ?? begin) - begin;
            }
            if (run === 0) continue;
            best.ms = Math.min(best.ms, performance.now() - start);
            best.named = Math.min(best.named, named);
        }
        return best;
    };`;
const OURS = `import init, { Annotator } from './app.js';${LOOP}
    const start = performance.now();
    const { memory } = await init();
    const annotator = new Annotator();
    const bytes = async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer());
    annotator.load_words(await bytes('./gazetteer.txt'));
    annotator.load_model(await bytes('./model.bin'));
    annotator.load_pos(await bytes('./pos.bin'));
    annotator.annotate('One line.');
    const ready = performance.now() - start;
    // When the names were found.
    const timed = (text) => {
        let named = 0;
        annotator.annotate(text, (step) => { if (step === 'resolve') named = performance.now(); });
        return named;
    };
    const measured = await measure(timed);
    const texts = (await (await fetch('./bench.json')).json()).join('\\n\\n');
    self.long = annotator.annotate(texts.repeat(Math.ceil(${LONG} / texts.length)).slice(0, ${LONG}));
    postMessage({ ready, ...measured, wasm: memory.buffer.byteLength });`;
const THEIRS = `const start = performance.now();
    importScripts('./compromise.js');
    const find = (text) => {
        const doc = nlp(text);
        return [doc.people(), doc.places(), doc.organizations()].map((part) => part.json({ offset: true }));
    };
    find('One line.');
    const ready = performance.now() - start;${LOOP}
    const theirs = (text) => { find(text); };
    measure(theirs).then(({ ms }) => postMessage({ ready, ms }));`;

const texts = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text);
const characters = texts.reduce((sum, text) => sum + [...text].length, 0);
const compromise = join(import.meta.dirname, 'node_modules/compromise/builds/compromise.js');
const script = (body) => ({ body, type: 'text/javascript' });

const world = await openWorld();
Object.assign(world.server.overrides, {
    'bench.html': { body: PAGE, type: 'text/html' },
    'bench.json': { body: JSON.stringify(texts), type: 'application/json' },
    'ours.js': script(OURS),
    'theirs.js': script(THEIRS),
    'compromise.js': script(readFileSync(compromise)),
});
try {
    const ours = await run('ours.js', 'module');
    const theirs = await run('theirs.js', 'classic');
    console.log(line('wasm', ours));
    console.log(line('wasm, names alone', { ...ours, ms: ours.named }));
    console.log(line('compromise', theirs));
    const ratio = (ms) => (theirs.ms / ms).toFixed(1);
    console.log(`ratio: ${ratio(ours.ms)} times the speed of compromise; up to the names ${ratio(ours.named)} times`);
    const mebibytes = (bytes) => Math.round(bytes / 2 ** 20);
    console.log(`memory on ${LONG} characters: wasm ${mebibytes(ours.wasm)} MiB, JavaScript ${mebibytes(ours.heap)} MiB`);
} finally {
    await world.close();
}

/** { ready, ms }: milliseconds from nothing to the first answer, and for all texts; heap: bytes of JavaScript in the worker. */
async function run(name, type) {
    const page = await world.browser.newPage();
    await page.goto(`${world.server.url}bench.html`);
    const result = await page.evaluate((name, type) => new Promise((done, fail) => {
        const worker = new Worker(`./${name}`, { type });
        worker.onmessage = (event) => typeof event.data?.ms === 'number' && done(event.data);
        worker.onerror = (event) => fail(new Error(event.message));
    }), name, type);
    const [worker] = page.workers();
    const { usedSize } = await worker.client.send('Runtime.getHeapUsage');
    return { ...result, heap: usedSize };
}

function line(name, { ready, ms }) {
    const speed = Math.round((characters / ms) * 1000).toLocaleString('en');
    return `${name}: ${speed} characters per second in Chromium; ready after ${Math.round(ready)} ms`;
}
