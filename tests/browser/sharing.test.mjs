// Links that carry the text, and the file that stands alone.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ARTICLE, LINE, ODD, OTHER } from './articles.mjs';
import { ROOT, cannot, differing, downloaded, openWorld, picture, screenshot, until, withPage } from './harness.mjs';
import { articleText, mentions, open, press, read, says, shows } from './reader.mjs';

const SEED = join(ROOT, '../shared/data/articles/seed.txt');
const MAX_SEED_LINK = 1600;
const MAX_SEED_FILE = 60_000;

let world;
before(async () => { world = await openWorld({ layers: true }); });
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

test('links of old open for ever', async () => {
    for (const hash of ['#v1.t.n69FWk5vcndheQ', '#v1.d.yyRP1vNOLMrMUzg8rbhEoTgxM0WhJCOxRMEvv6g8sVKhPL80J0UhIzWnQA8mhFDjjdCIpA4A']) {
        await withPage(world, async (page) => {
            await page.goto(world.server.url + hash);
            await until(page, 'its text', () => /^(Norway$|Karin Öst said that Norway would help\.)/.test(document.querySelector('#article')?.textContent));
            await says(page, /visitor shared this text/);
        });
    }
});

/** A text that would be a program, were it not a text. */
const HOSTILE = `<img src="./nothing.png" onerror="document.title='broken in'"><script>document.title='broken in'</script>

Norwegian Foreign Minister Ingrid Solberg said: “Click https://evil.example/ or <a href="javascript:alert(1)">here</a>.”
`;

test('shared text is text alone: no program, no picture, no link that can be clicked, and a banner', async () => {
    const link = await linkTo(HOSTILE);
    for (const hash of [new URL(link).hash, `#text=${encodeURIComponent(HOSTILE)}`]) {
        await withPage(world, async (page, watch) => {
            await page.goto(world.server.url + hash);
            await shows(page, HOSTILE);
            await says(page, /visitor shared this text/);
            assert.doesNotMatch(await page.title(), /^broken in/);
            assert.deepEqual(watch.requests.filter((url) => /nothing|evil/.test(url.split('#')[0])), []);
            const out = await page.$$eval('#article a[href], #article img, #article script', (nodes) => nodes.filter((node) => !node.getAttribute('href')?.startsWith('#')).length);
            assert.equal(out, 0);
        });
    }
});

test('the bookmark sends the selected words of another page here, behind the #', async () => {
    world.server.overrides['other.html'] = { body: '<!doctype html><title>Other</title><link rel="icon" href="data:,"><p id=story></p><p>Not this.</p>', type: 'text/html' };
    await withPage(world, async (page) => {
        await open(world, page);
        await press(page, /help/, 'header');
        await page.waitForSelector('dialog[open] a.bookmarklet');
        const code = await page.$eval('dialog[open] a.bookmarklet', (link) => link.getAttribute('href'));
        await page.click('dialog[open] a.bookmarklet');
        await page.goto(`${world.server.url}other.html`);
        const address = await page.evaluate((code, text) => {
            const story = document.querySelector('#story');
            story.textContent = text;
            getSelection().selectAllChildren(story);
            window.open = (address) => { window.opened = address; };
            (0, eval)(decodeURI(code.slice('javascript:'.length)));
            return window.opened;
        }, code, LINE);
        assert.ok(address.startsWith(`${world.server.url}#text=`), address);
        await page.goto(address);
        await shows(page, LINE);
        await says(page, /or you sent it here/);
    });
    delete world.server.overrides['other.html'];
});

test('the article is saved as data for other tools', () => withPage(world, async (page) => {
    await open(world, page);
    await read(page, ARTICLE);
    await press(page, /^\s*share/);
    for (const [button, ending, words] of [
        [/^Markdown/, 'md', /^# Norway Offers Ships[^]*- \*\*Ingrid Solberg\*\*, /],
        [/^Quotes as CSV/, 'csv', /^speaker,kind,[^]*\r\nIngrid Solberg,/],
        [/^Web Annotation/, 'jsonld', /"AnnotationPage"[^]*"exact":"Ingrid Solberg"/],
        [/^TEI/, 'xml', /^<\?xml[^]*<persName>Ingrid Solberg</],
        [/^CoNLL/, 'conll', /\nIngrid\tB-person\nSolberg\tI-person\n/],
        [/^brat/, 'ann', /^T\d+\tperson \d+ \d+\tIngrid Solberg$/m],
        [/^JSON/, 'json', /^\{.*"name":"Ingrid Solberg"/],
    ]) {
        const before = readdirSync(world.downloads);
        await press(page, button, 'dialog[open]');
        const path = await downloaded(world, before);
        assert.ok(path.endsWith(`norway-offers-ships-for-grain-corridor.${ending}`), path);
        assert.match(readFileSync(path, 'utf8'), words);
    }
}));

test('the dialog tells the length of the link and where it fits', () => withPage(world, async (page) => {
    await open(world, page);
    const told = async (text) => {
        await read(page, text);
        await press(page, /^\s*share/, 'header');
        await until(page, 'the link', () => document.querySelector('dialog[open] #link')?.value);
        const [words, length] = await page.$eval('dialog[open]', (dialog) => [dialog.querySelector('.fits').textContent, dialog.querySelector('#link').value.length]);
        await page.keyboard.press('Escape');
        await until(page, 'no dialog', () => !document.querySelector('dialog[open]'));
        assert.ok(words.startsWith(`${length} characters`), words);
        return words;
    };
    assert.match(await told(ARTICLE), /Fits a QR code, Slack, X, Telegram and every browser/);
    assert.match(await told(ARTICLE + Array.from({ length: 900 }, (_, at) => `Delegate ${(at * 7919) % 100_003} met ${(at * 104_729) % 1_000_003}.`).join('\n')), /too long for a QR code.*: take the file there/);
}));

test('the file opens from disk without script and keeps its cards', async () => {
    const path = await fileOf(ARTICLE);
    const source = readFileSync(path, 'utf8');
    assert.doesNotMatch(source, /<script(?![^>]*application\/ld\+json)/i);
    assert.doesNotMatch(source, /\son[a-z]+=/i);
    assert.match(source, /Content-Security-Policy/);
    await withPage(world, async (page, watch) => {
        // None runs there either, by the file's own policy.
        if (!cannot('script')) await page.setJavaScriptEnabled(false);
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
    // Only a picture shows whether all of it is drawn: its button is at its right end.
    const button = await picture(page, 'exported-close', await page.evaluate(() => document.querySelector(':target .close').getBoundingClientRect().toJSON()));
    const blank = { ...button, data: Buffer.alloc(button.data.length, button.data.subarray(4 * (3 * button.width + 3), 4 * (3 * button.width + 3) + 4)) };
    assert.ok(differing(button, blank) > 20, 'its button is not drawn');
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
