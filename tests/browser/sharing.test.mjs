// Links that carry the text, and the file that stands alone.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ARTICLE, ODD, OTHER } from './articles.mjs';
import { BROWSER, ROOT, downloaded, openWorld, screenshot, until, withPage } from './harness.mjs';
import { articleText, mentions, open, press, read, says, shows } from './reader.mjs';

const SEED = join(ROOT, '../shared/data/articles/seed.txt');
const MAX_SEED_LINK = 1600;
const MAX_SEED_FILE = 60_000;

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

async function linkTo(text) {
    let link;
    await withPage(world, async (page) => {
        await open(world, page);
        await read(page, text);
        await press(page, /^\s*share/);
        await until(page, 'the link', () => document.querySelector('dialog[open] #link')?.value);
        link = await page.$eval('#link', (field) => field.value);
    });
    return link;
}

/** Saves the file of `text`; gives its path. */
async function fileOf(text) {
    let path;
    await withPage(world, async (page) => {
        await open(world, page);
        await read(page, text);
        await press(page, /^\s*share/);
        const before = readdirSync(world.downloads);
        await press(page, /save as/, 'dialog[open]');
        path = await downloaded(world, before);
    });
    return path;
}

test('a link opens its text in a fresh profile, with a word that it was shared', async () => {
    const link = await linkTo(ODD);
    assert.ok(link.startsWith(`${world.server.url}#v1.`));
    assert.match(link.slice(world.server.url.length + 1), /^[A-Za-z0-9._-]+$/);
    await withPage(world, async (page) => {
        await page.goto(link);
        await shows(page, ODD);
        await says(page, /visitor shared this text/);
    });
});

test('a link pasted into the address of the open page is read, too', async () => {
    const link = await linkTo(OTHER);
    await withPage(world, async (page) => {
        await open(world, page);
        await read(page, ARTICLE);
        await page.evaluate((hash) => { location.hash = hash; }, new URL(link).hash);
        await shows(page, OTHER);
    });
});

test('a link does not cost the reader an own draft', async () => {
    const link = await linkTo(OTHER);
    await withPage(world, async (page) => {
        await open(world, page);
        await read(page, ARTICLE);
        await page.goto('about:blank');
        await page.goto(link);
        await shows(page, OTHER);
        await page.goto('about:blank');
        await page.goto(world.server.url);
        await shows(page, ARTICLE);
    });
});

for (const [what, damage] of [
    ['cut off', (hash) => hash.slice(0, hash.length >> 1)],
    ['with a letter exchanged', (hash) => hash.slice(0, 20) + (hash[20] === 'A' ? 'B' : 'A') + hash.slice(21)],
    ['of an unknown codec', () => '#v1.zz.AAAA'],
    ['of nothing', () => '#v1.'],
]) {
    test(`a link ${what} gives a message and the paste box`, async () => {
        const hash = damage(new URL(await linkTo(ARTICLE)).hash);
        await withPage(world, async (page) => {
            await page.goto(world.server.url + hash);
            await says(page, /link cannot be opened/);
            assert.ok(await page.$eval('#box', (box) => box.checkVisibility()));
        });
    });
}

test('a link with the ends that mail and chat programs give it still opens', async () => {
    const { hash } = new URL(await linkTo(OTHER));
    for (const altered of [`${hash}.`, `${hash})`, `${hash},`, `${hash}>`, hash.replaceAll('-', '%2D').replaceAll('_', '%5F')]) {
        await withPage(world, async (page) => {
            await page.goto(world.server.url + altered);
            await shows(page, OTHER);
        });
    }
});

test('a small link that would expand without end is refused', () => withPage(world, async (page) => {
    const { deflateRawSync } = await import('node:zlib');
    const link = new URL(await linkTo(OTHER));
    const codec = link.hash.split('.')[1];
    const bomb = deflateRawSync(Buffer.alloc(64_000_000, 'a'), { level: 9 }).toString('base64url');
    await page.goto(`${world.server.url}#v1.${codec}.${bomb}`);
    await says(page, /link cannot be opened/);
}));

test('the file opens from disk without script and keeps its cards', async () => {
    const path = await fileOf(ARTICLE);
    const source = readFileSync(path, 'utf8');
    assert.doesNotMatch(source, /<script(?![^>]*application\/ld\+json)/i);
    assert.doesNotMatch(source, /\son[a-z]+=/i);
    assert.match(source, /Content-Security-Policy/);
    await withPage(world, async (page, watch) => {
        // Firefox runs none either, but there the test itself could not look into the page any more.
        if (BROWSER !== 'firefox') await page.setJavaScriptEnabled(false);
        await page.goto(pathToFileURL(path).href);
        assert.equal(await page.$eval('article', (article) => article.textContent), ARTICLE);
        const names = await page.$$eval('article a', (links) => links.map((link) => link.textContent));
        for (const name of ['Ingrid Solberg', 'Norway', 'WFP']) assert.ok(names.includes(name), name);
        await cardIsShown(page, 'Pavlo Hrynko');
        await screenshot(page, 'exported');
        assert.deepEqual(watch.requests.filter((url) => !/^(file|data):/.test(url)), []);
    });
});

/** A click on the name shows what the file tells of it, beside the name or in the list at the end. */
async function cardIsShown(page, name) {
    const link = await page.evaluateHandle((name) => [...document.querySelectorAll('article a')].find((a) => a.textContent === name), name);
    await link.asElement().click();
    await until(page, `the card of ${name}`, (name) => {
        const target = document.querySelector(':target') ?? document.querySelector(':popover-open');
        const { top, bottom, height } = target?.getBoundingClientRect() ?? { height: 0 };
        return height > 0 && top < innerHeight && bottom > 0 && target.textContent.includes(name);
    }, name);
}

test('the seed article: its link and its file are small', { skip: !existsSync(SEED) && '../shared is absent' }, async () => {
    const seed = readFileSync(SEED, 'utf8');
    const link = await linkTo(seed);
    const file = readFileSync(await fileOf(seed));
    console.log(`seed link ${link.length} characters (hash ${new URL(link).hash.length}), seed file ${file.length} bytes`);
    assert.ok(link.length <= MAX_SEED_LINK, `${link.length} characters`);
    assert.ok(file.length <= MAX_SEED_FILE, `${file.length} bytes`);
    await withPage(world, async (page) => {
        await page.goto(link);
        await shows(page, seed);
        assert.equal(await articleText(page), seed);
        assert.ok((await mentions(page)).includes('Vladimir Putin'));
    });
});
