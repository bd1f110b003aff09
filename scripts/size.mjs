// Takes dist/; prints what a visitor downloads and fails where a part is over its budget.
// Bytes; 1 KB = 1,000 bytes. Brotli quality 11 and gzip level 9, as a static host would precompress.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { join } from 'node:path';

const DIST = process.argv[2] ?? 'dist';
const BUDGETS = [
    { what: 'wasm (app and worker)', files: /\.wasm$/, pack: brotli, unit: 'brotli', limit: 600_000 },
    { what: 'page shell (HTML, CSS, JS)', files: /\.(html|css|js)$/, pack: gzip, unit: 'gzip', limit: 40_000 },
];

function brotli(bytes) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    return brotliCompressSync(bytes, { params: { ...params, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

function gzip(bytes) {
    return gzipSync(bytes, { level: 9 });
}

if (!existsSync(DIST)) {
    console.error(`size: ${DIST}/ is missing; run 'make build' first`);
    process.exit(1);
}
const all = readdirSync(DIST, { recursive: true }).map(String).sort();
let over = 0;
for (const { what, files, pack, unit, limit } of BUDGETS) {
    const names = all.filter((name) => files.test(name));
    const rows = names.map((name) => {
        const bytes = readFileSync(join(DIST, name));
        return { name, raw: bytes.length, packed: pack(bytes).length };
    });
    for (const { name, raw, packed } of rows) console.log(`  ${name}: ${raw} raw, ${packed} ${unit}`);
    const sum = rows.reduce((total, row) => total + row.packed, 0);
    const fits = rows.length > 0 && sum <= limit;
    if (!fits) over += 1;
    console.log(`${fits ? 'ok  ' : 'OVER'} ${what}: ${sum} bytes ${unit}, budget ${limit}`);
}
// Data that the worker fetches has no budget here; it is shown so that nobody forgets it. Of many shards the sum.
const SHARD = /^kb\/.*\.bin$/;
for (const name of all.filter((name) => /\.(txt|bin|pack)$/.test(name) && !SHARD.test(name))) {
    console.log(`     ${name}: ${brotli(readFileSync(join(DIST, name))).length} bytes brotli`);
}
const shards = all.filter((name) => SHARD.test(name)).map((name) => readFileSync(join(DIST, name)).length);
if (shards.length) {
    const sum = shards.reduce((total, bytes) => total + bytes, 0);
    console.log(`     kb/*.bin: ${shards.length} shards, ${sum} bytes raw, at most ${Math.max(...shards)} each`);
}
process.exit(over ? 1 : 0);
