// Ways of a text into the page, and that it stays what it was.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ARTICLE, HTML, HTML_TEXT, LINE, ODD, OTHER, SLOPPY, SPANISH } from './articles.mjs';
import { BROWSER, PATIENCE, ROOT, SCREENSHOTS, hold, openWorld, shortcut, until, withPage } from './harness.mjs';
import { annotated, articleText, dropFile, mentions, open, paste, press, read, says, shows } from './reader.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

test('the first visit shows the annotated sample under an empty box that has the caret', () => withPage(world, async (page) => {
    await open(world, page);
    assert.equal(await articleText(page), readFileSync(join(ROOT, 'static/sample.txt'), 'utf8'));
    assert.ok((await mentions(page)).length > 20);
    const box = await page.$eval('#box', (box) => ({ value: box.value, focused: document.activeElement === box }));
    assert.deepEqual(box, { value: '', focused: true });
}));

for (const [width, height] of [[390, 844], [1280, 800]]) {
    test(`the sample stands annotated before the program comes, and the program moves nothing: ${width} by ${height} pixels`, (test) => withPage(world, async (page) => {
        const release = hold(world, 'app_bg.wasm', 'application/wasm');
        test.after(release);
        // What the program sets and the static page has not; the order of the rest.
        const look = () => page.evaluate(() => ['header', '.paste', '.origin', '#article', ...[...document.querySelectorAll('#article .block')]].map((each) => {
            const node = each.nodeType ? each : document.querySelector(each);
            const { x, y, width, height } = node.getBoundingClientRect();
            return `${node.tagName} ${[x, y, width, height].map(Math.round)} ${node.matches('.block') ? node.innerHTML : ''}`;
        }));
        await page.setViewport({ width, height });
        await page.goto(world.server.url);
        assert.ok(await page.$('#article.early a.m'), 'too late');
        const early = await look();
        const line = await page.$eval('#article a.m', (link) => { const { x, y } = link.getBoundingClientRect(); return [x + 4, y + 4]; });
        await page.mouse.click(...line);
        assert.equal(await page.url(), world.server.url, 'a link without its card');
        // Left there, it would open the card of the name.
        await page.mouse.move(2, height - 2);
        release();
        await annotated(page);
        await until(page, 'an end of the progress', () => !document.querySelector('.progress'));
        assert.deepEqual(await look(), early);
    }));
}

test('the page works from a sub-path and asks for nothing twice', () => withPage(world, async (page) => {
    world.server.requests.length = 0;
    await open(world, page);
    const asked = world.server.requests.map(({ path }) => path);
    assert.deepEqual(asked.filter((path) => !path.startsWith('/some/where/')), []);
    // The worker is a program of its own: it asks for the glue and the wasm once more (from the cache of a real host).
    for (const file of ['index.html', 'worker.js']) {
        const name = file === 'index.html' ? '/some/where/' : `/some/where/${file}`;
        assert.equal(asked.filter((path) => path === name).length, 1, name);
    }
}));

test('pasted text is annotated', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    const names = await mentions(page);
    for (const name of ['Ingrid Solberg', 'Pavlo Hrynko', 'Norway', 'Oslo', 'United Nations', 'WFP']) assert.ok(names.includes(name), name);
}));

test('Ctrl+V of a real clipboard, outside of the box', () => withPage(world, async (page) => {
    await open(world, page);
    await page.focus('#box');
    await page.$eval('#box', (box, text) => { box.value = text; box.select(); }, OTHER);
    await shortcut(page, 'x', 'Cut');
    await page.$eval('#box', (box) => { box.value = ''; box.blur(); });
    await shortcut(page, 'v', 'Paste');
    await shows(page, OTHER);
}));

test('pasted HTML gives its text: blocks kept, navigation and scripts dropped', () => withPage(world, async (page, watch) => {
    await open(world, page);
    watch.requests.length = 0;
    await paste(page, { 'text/html': HTML, 'text/plain': 'not this' });
    await shows(page, HTML_TEXT);
    assert.notEqual(await page.title(), 'broken in');
    assert.deepEqual(watch.requests.filter((url) => url.includes('missing')), []);
}));

test('the text of the article is the input, byte for byte', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ODD);
    assert.deepEqual(Buffer.from(await articleText(page)), Buffer.from(ODD));
    const names = await mentions(page);
    assert.equal(names.filter((name) => name === 'Ingrid Solberg').length, 2, names.join(' | '));
}));

test('headings of pasted HTML are subheads of the article; menus and comments of a page copied whole are grey', () => withPage(world, async (page) => {
    const parts = () => page.$$eval('#article .block', (blocks) => blocks.map((block) => [block.tagName, block.classList[1], block.innerText.trim()]));
    const lines = LINE.replace('on Monday ', '');
    await open(world, page);
    await paste(page, { 'text/html': `<h1>Ships</h1><p>${LINE}</p><h2>Who pays?</h2><h3>Nobody knows yet</h3><p>${lines}</p>`, 'text/plain': 'x' });
    await shows(page, `Ships\n\n${LINE}\n\n\nWho pays?\n\n\nNobody knows yet\n\n${lines}`);
    assert.deepEqual((await parts()).map(([tag]) => tag).join(' '), 'H2 P H3 H3 P');
    await read(page, `# Ships for Grain\n\n${LINE}\n\n## Who pays?\n\n${lines}`);
    assert.deepEqual((await parts()).map(([tag]) => tag).join(' '), 'H2 P H3 P');
    const menu = ['Skip to content', 'Menu', 'World', 'Ports', 'Sign in'];
    const talk = ['Comments (2)', 'Ama K.', '2 hours ago', 'Norway lies.', 'Reply', 'harbour77', '3 hours ago', 'It does not.'];
    await read(page, [...menu, 'Norway Offers Ships for Grain', LINE, lines, 'Read more about ships', 'Sign up to our newsletter', lines, ...talk].join('\n'));
    const kept = (await parts()).filter(([, part]) => !['other', 'related'].includes(part));
    assert.deepEqual(kept.map(([, , text]) => text), ['Norway Offers Ships for Grain', LINE, lines, lines]);
    assert.equal((await mentions(page)).some((name) => /Ama|hours/.test(name)), false, 'who comments is not of the article');
}));

test('what is not touched in the box stays as it came, line breaks, too', () => withPage(world, async (page) => {
    const text = ARTICLE.replaceAll('\n', '\r\n');
    await open(world, page);
    await read(page, text);
    await page.click('[aria-label="Edit text"]');
    await page.$eval('#box', (box) => box.setSelectionRange(box.value.length, box.value.length));
    await page.type('#box', '\nAnd Ingrid Solberg left.');
    await shows(page, `${text}\r\nAnd Ingrid Solberg left.`);
}));

test('what is typed in the box is annotated', () => withPage(world, async (page) => {
    await open(world, page);
    await page.type('#box', LINE);
    await shows(page, LINE);
}));

test('the draft survives a reload', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    await page.reload();
    await shows(page, ARTICLE);
}));

test('a text that is not English is read, with words', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, SPANISH);
    await says(page, /does not look like English/);
    await read(page, ARTICLE);
    await until(page, 'no such words any more', () => !/English/.test(document.querySelector('.notices').textContent));
}));

test('a paste without a text is answered with words, and the article stays', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    for (const nothing of ['', ' \n ']) {
        await paste(page, { 'text/plain': nothing });
        await says(page, /holds no text/);
        await press(page, /×|close|dismiss/i, '.notice');
        await until(page, 'no words any more', () => !document.querySelector('.notice'));
    }
    await paste(page, { 'text/plain': 'https://news.example/ships-for-grain\n' });
    await says(page, /only the address of a page/);
    assert.equal(await articleText(page), ARTICLE);
}));

test('a long text shows progress and arrives whole', () => withPage(world, async (page) => {
    await open(world, page);
    const long = ARTICLE.repeat(700);
    assert.ok(long.length > 400_000);
    await paste(page, { 'text/plain': long });
    await until(page, 'progress', () => document.querySelector('[role=progressbar], progress')?.checkVisibility());
    await page.waitForFunction((length) => document.querySelector('#article').textContent.length === length,
        { timeout: 4 * PATIENCE, polling: 100 }, long.length);
    assert.equal(await articleText(page), long);
}));

test('dropped files are read: text, Markdown, HTML; others get words', () => withPage(world, async (page) => {
    await open(world, page);
    await dropFile(page, 'a.txt', 'text/plain', ARTICLE);
    await shows(page, ARTICLE);
    await dropFile(page, 'a.html', 'text/html', HTML);
    await shows(page, HTML_TEXT);
    await dropFile(page, 'a.md', '', `# ${OTHER}`);
    await shows(page, `# ${OTHER}`);
    await dropFile(page, 'a.html', 'text/html', HTML);
    await shows(page, HTML_TEXT);
    await dropFile(page, 'scan.pdf', 'application/pdf', '%PDF-1.7');
    await says(page, /That is a PDF/);
    await dropFile(page, 'photo.png', 'image/png', 'x');
    await says(page, /That is a picture/);
    await dropFile(page, 'empty.txt', 'text/plain', ' ');
    await says(page, /no text in that file/);
    assert.equal(await articleText(page), HTML_TEXT, 'the article stays');
}));

test('a file can be opened by button', () => withPage(world, async (page) => {
    await open(world, page);
    const path = join(SCREENSHOTS, `opened-${BROWSER}.txt`);
    writeFileSync(path, OTHER);
    await (await page.$('input[type=file]')).uploadFile(path);
    await shows(page, OTHER);
}));

test('a second paste replaces the first, which can be brought back, or joined', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    await read(page, OTHER);
    await press(page, /bring it back/, '.notice');
    await shows(page, ARTICLE);
    await read(page, OTHER);
    await press(page, /read both as one/, '.notice');
    await shows(page, `${ARTICLE.trimEnd()}\n\n${OTHER}`);
}));

test('what a sloppy paste brings along is greyed, and nothing of it is lost', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, SLOPPY);
    const colours = await page.$$eval('#article .block', (blocks) => blocks.map((block) => [block.textContent.trim(), getComputedStyle(block).color]));
    const colour = (start) => colours.find(([text]) => text.startsWith(start))?.[1];
    const body = colour('Norwegian Foreign Minister');
    for (const start of ['We use cookies', 'Share', 'Read more:']) assert.notEqual(colour(start), body, start);
    assert.equal(colour('“We have'), body);
    const grey = await mentions(page);
    assert.ok(grey.includes('Ingrid Solberg'));
}));
