// What the knowledge base adds to cards: apart from the article, with its date and sources, from the page's own host only.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, hold, openWorld, screenshot, until, withPage } from './harness.mjs';
import { CARD, annotated, articleText, cardOf, choose, dropFile, hover, mention, open, press, read, says, withText } from './reader.mjs';

const ARTICLE = `Envoys Meet on Syria

GENEVA, December 4, 2024 – Syrian President Bashar al-Assad spoke by telephone with Russian President Vladimir Putin on Tuesday, his office said.

In Hong Kong, the former lawmaker Eddie Chu called for aid to Syria. “People need bread,” Chu told reporters.
`;
const SHARD = /\/kb\/\w+\.bin$/;

let world;
before(async () => { world = await openWorld(); });
after(() => world.close());

const shards = () => world.server.requests.filter(({ path }) => SHARD.test(path)).map(({ path }) => path);

const withArticle = (body, options) => withText(world, ARTICLE, body, options);

async function openCard(page, name) {
    await (await mention(page, name)).click();
    await cardOf(page, name);
}

/** What the open card tells of the world; that comes after the page. */
async function background(page) {
    await page.waitForSelector(`${CARD} .world`);
    return page.$eval(`${CARD} .world`, (section) => section.textContent);
}
const tells = (page, words) => until(page, `the background to tell ${words}`, (selector, words) => {
    return document.querySelector(selector)?.textContent.includes(words);
}, `${CARD} .world`, words);

test('a card tells who somebody was on the article\'s day, apart from the article', () => withArticle(async (page) => {
    await openCard(page, 'Bashar al-Assad');
    const told = await background(page);
    assert.match(told, /not from the article/);
    assert.match(told, /Bashar al-Assad: President of Syria \(on 4 December 2024\)/);
    assert.match(told, /17 July 2000 – 8 December 2024/);
    assert.match(told, /as of [A-Z][a-z]+ 20\d\d/);
    const links = await page.$$eval(`${CARD} .world a`, (links) => links.map(({ href, rel }) => [href, rel]));
    assert.deepEqual(links.map(([href]) => new URL(href).host), ['www.wikidata.org', 'www.wikidata.org']);
    assert.ok(links.every(([, rel]) => rel.includes('noreferrer')));
    await screenshot(page, 'card-background');
    assert.deepEqual(await axe(page), []);
    assert.equal(await articleText(page), ARTICLE);
}));

test('a big number is told in groups', () => withText(world, 'Syrian President Bashar al-Assad said on Monday that Aleppo was calm.', async (page) => {
    await openCard(page, 'Aleppo');
    assert.match(await background(page), /population: [1-9],\d{3},\d{3} /);
}));

test('the page does not wait for the base; an open card learns later and stays where it is', async () => {
    const release = hold(world, 'kb.txt', 'text/plain');
    try {
        await withArticle(async (page) => {
            await hover(page, await mention(page, 'Bashar al-Assad'));
            await cardOf(page, 'Bashar al-Assad');
            assert.equal(await page.$(`${CARD} .world`), null, 'the base is still on its way');
            release();
            assert.match(await background(page), /President of Syria/);
            const around = await page.evaluate((selector) => {
                const [card, line] = [selector, '#article a.m[data-open]'].map((each) => document.querySelector(each).getBoundingClientRect());
                return Math.min(Math.abs(card.top - line.bottom), Math.abs(line.top - card.bottom));
            }, CARD);
            assert.ok(around < 12, `${around} pixels from its mention`);
        });
    } finally {
        release();
    }
});

test('the reader can say that it is none of these, and it is kept', () => withArticle(async (page) => {
    await openCard(page, 'Vladimir Putin');
    await choose(page, `${CARD} .world select`, '-');
    await says(page, /Edited: 1 correction by hand/, '.edited');
    await openCard(page, 'Vladimir Putin');
    await tells(page, 'May be');
    assert.doesNotMatch(await background(page), /Wikidata/);
    await page.reload();
    await annotated(page);
    await openCard(page, 'Vladimir Putin');
    await tells(page, 'May be');
    const entry = await page.$eval(`${CARD} .world select option:nth-child(2)`, (option) => option.value);
    await choose(page, `${CARD} .world select`, entry);
    await says(page, /Edited: 2 corrections by hand/, '.edited');
    await openCard(page, 'Vladimir Putin');
    await tells(page, 'by hand');
    assert.match(await background(page), /President of Russia/);
}));

test('the entry that the reader chose is in the link', async () => {
    let link;
    await withArticle(async (page) => {
        await openCard(page, 'Vladimir Putin');
        await choose(page, `${CARD} .world select`, '-');
        await press(page, /Share/);
        await until(page, 'the link', () => document.querySelector('dialog[open] #link')?.value);
        link = await page.$eval('#link', (field) => field.value);
    });
    await withPage(world, async (page) => {
        await page.goto(link);
        await annotated(page);
        await says(page, /Edited: 1 correction by hand/, '.edited');
        await openCard(page, 'Vladimir Putin');
        await tells(page, 'May be');
    });
});

test('cards know the reader\'s own table, over a reload, until it is removed', () => withArticle(async (page) => {
    const table = 'name\tkind\twhat\nEddie Chu\tperson\tour man in the harbour\n';
    await dropFile(page, 'own.tsv', '', `${table}Norby\trobot\t\n`);
    await says(page, /line 3: expected a kind/);
    await dropFile(page, 'own.tsv', '', table);
    await until(page, 'the table', () => document.querySelector('.own-table')?.textContent.includes('1.'));
    const knows = async () => {
        await openCard(page, 'Eddie Chu');
        await tells(page, 'our man in the harbour');
    };
    await knows();
    assert.match(await background(page), /own table/);
    await page.reload();
    await annotated(page);
    await knows();
    await page.keyboard.press('Escape');
    await press(page, /Edit|New/, 'header');
    await press(page, /Remove it/);
    await until(page, 'no table', () => !document.querySelector('.own-table'));
    assert.equal(await page.evaluate(() => localStorage.getItem('dramatis.table')), null);
}));

test('only the shards that an article wants are fetched', () => withArticle(async (page) => {
    const asked = shards();
    assert.ok(asked.length > 0 && asked.length <= 12 * 3, `${asked}`);
    await openCard(page, 'Eddie Chu');
    assert.match(await background(page), /Legislative Council of Hong Kong/);
}));

test('a shard that is damaged or missing is told, and the cards still work', async () => {
    const names = [...new Set(shards())].map((path) => path.split('/').slice(-2).join('/'));
    for (const body of ['<!doctype html>\n', 'dramatis-kb-shard 1 0 0 0\nxyz']) {
        for (const name of names) world.server.overrides[name] = { body, type: 'application/octet-stream' };
        await withArticle(async (page) => {
            await says(page, /part of the knowledge base did not arrive.*knowledge base/s);
            await openCard(page, 'Bashar al-Assad');
            assert.match(await background(page), /President of Syria/);
            await openCard(page, 'Eddie Chu');
            assert.equal(await page.$(`${CARD} .world`), null);
        });
    }
    for (const name of names) delete world.server.overrides[name];
});

test('without the base the article\'s own cards still work', async () => {
    world.server.overrides['kb.txt'] = { status: 404, body: 'gone', type: 'text/plain' };
    await withArticle(async (page) => {
        await says(page, /knowledge base did not arrive, so cards tell only what the article says/);
        await openCard(page, 'Bashar al-Assad');
        assert.equal(await page.$(`${CARD} .world`), null);
    }, { expected: [/404/] });
    delete world.server.overrides['kb.txt'];
});

test('what was fetched once is there without network', async () => {
    const kept = await openWorld({ offline: true });
    try {
        await withPage(kept, async (page) => {
            await open(kept, page);
            await until(page, 'the page to be kept', () => {
                return navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.state === 'activated');
            });
            await page.reload();
            await annotated(page);
            await read(page, ARTICLE);
            // Its shard arrives after the article.
            await openCard(page, 'Eddie Chu');
            await tells(page, 'Legislative Council of Hong Kong');
            kept.server.down = true;
            await page.reload();
            await annotated(page);
            await openCard(page, 'Eddie Chu');
            await tells(page, 'Legislative Council of Hong Kong');
            assert.equal(await page.$('.notice'), null);
        }, { expected: [/503/] });
    } finally {
        await kept.close();
    }
});
