// What a reader does and sees on our page, for the tests: the only file of them that knows its ids and classes.
import { PATIENCE, until, withPage } from './harness.mjs';

export const MENTION = '#article:not(.early) a.m';
export const CARD = '#card:not([hidden])';

/** Opens the page (with a hash, if given) and waits until an article is annotated. */
export async function open(world, page, hash = '') {
    await page.goto(world.server.url + hash);
    await annotated(page);
}

/** The last list of the rail, which is drawn list by list. */
const LISTS = '#rail section.network';

/** Waits until an article is annotated by the program, and its lists are drawn; the sample of the static page is none. */
export const annotated = (page) => withState(page, until(page, 'an annotated article with its lists', (...selectors) => selectors.every((selector) => document.querySelector(selector)), MENTION, LISTS));

/** A paste outside of every field, as the browser would hand it over. */
export async function paste(page, data) {
    await page.evaluate((data) => {
        document.activeElement?.blur();
        const clipboardData = new DataTransfer();
        for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        // Firefox leaves what its constructor is given behind.
        Object.defineProperty(event, 'clipboardData', { value: clipboardData });
        document.body.dispatchEvent(event);
    }, data);
}

/** Pastes plain text and waits until it is the annotated article. */
export async function read(page, text) {
    await paste(page, { 'text/plain': text });
    await shows(page, text);
}

/** Runs `body(page, watch)` on a page of its own that has read `text`. */
export const withText = (world, text, body, options) => withPage(world, async (page, watch) => {
    await open(world, page);
    await read(page, text);
    await body(page, watch);
}, options);

/** An error with what the page shows meanwhile: whether it still reads, has given up, or has lost the text. */
async function withState(page, waiting) {
    try {
        await waiting;
    } catch (error) {
        const state = await page.evaluate(() => ['.progress', '.notices', '#article'].map((each) => {
            const node = document.querySelector(each);
            return `${each} ${node?.getAttribute('aria-busy') ?? ''} "${node?.textContent.slice(0, 160) ?? ''}"`;
        }).join(', ') + `, ${document.querySelector('#box')?.value.length} characters in the box`).catch(() => 'nothing, it answers no more');
        throw new Error(`${error.message}; the page shows ${state}`, { cause: error });
    }
}

/** Waits until the article is `text`, character by character, and has been annotated, with its lists. */
export async function shows(page, text) {
    await withState(page, until(page, 'the article to be the text', (text, lists) => {
        const article = document.querySelector('#article');
        return article?.textContent === text && article.matches(':not(.early)') && article.querySelector('a.m') && document.querySelector(lists);
    }, text, LISTS));
}

export const articleText = (page) => page.$eval('#article', (article) => article.textContent);

/** Texts of all mentions in order. */
export const mentions = (page) => page.$$eval(MENTION, (links) => links.map((link) => link.textContent));

/** The first mention with this text. */
export async function mention(page, text) {
    const handle = await page.evaluateHandle(
        (selector, text) => [...document.querySelectorAll(selector)].find((link) => link.textContent === text),
        MENTION, text,
    );
    if (!handle.asElement()) throw new Error(`no mention "${text}" among: ${(await mentions(page)).join(' | ')}`);
    return handle.asElement();
}

/** Middle of an element's first line, in viewport pixels. */
export async function middle(element) {
    await element.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
    return element.evaluate((node) => {
        const { left, top, width, height } = node.getClientRects()[0];
        return { x: left + width / 2, y: top + height / 2 };
    });
}

export async function hover(page, element) {
    const { x, y } = await middle(element);
    await page.mouse.move(x, y, { steps: 3 });
}

export async function tap(page, element) {
    const { x, y } = await middle(element);
    await page.touchscreen.tap(x, y);
}

/** Waits for a card that tells of `name`; gives all its words. */
export async function cardOf(page, name, card = CARD) {
    await until(page, `a card of ${name}`, (selector, name) => {
        return [...document.querySelectorAll(`${selector} .name`)].some((heading) => heading.textContent === name);
    }, card, name);
    return page.$eval(card, (card) => card.innerText);
}

/** Opens the card of `name` by hover and goes into it, where it stays open; gives its words. With `steps` the pointer is seen on the way: again where a busy
    machine was slower on it than the card waits for a hand. */
export async function intoCard(page, name, steps = 1) {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
        await hover(page, await mention(page, name));
        const words = await cardOf(page, name);
        const place = await page.evaluate((selector) => {
            const { left, top, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
            return width > 0 && { x: left + width / 2, y: top + height / 2 };
        }, `${CARD} .name`);
        if (place) await page.mouse.move(place.x, place.y, { steps });
        if (place && await page.evaluate((card) => Boolean(document.querySelector(card)?.matches(':hover')), CARD)) return words;
        await page.mouse.move(1, 1);
        await noCard(page);
    }
    throw new Error(`the pointer never came into the card of ${name}`);
}

/** As `cardOf`, of the sheet that a tap opens. (A mouse that stands for a finger hovers first, which may open a card.) */
export const sheetOf = (page, name) => cardOf(page, name, `${CARD}.sheet`);

export const noCard = (page) => until(page, 'no card', (selector) => !document.querySelector(selector), CARD);

export const hasCard = async (page) => (await page.$(CARD)) !== null;

/** Clicks as a person does, who looks where the pointer is: the rail follows the article unless the pointer is over it, and other things come and go.
    Firefox hovers over nothing once it was touched: there, what is pressed has to stand still for some frames. */
export async function click(page, element) {
    const rests = async (node) => {
        const place = () => JSON.stringify(node.getBoundingClientRect());
        const before = place();
        for (let frames = 0; frames < 8 && !node.matches(':hover'); frames += 1) await new Promise(requestAnimationFrame);
        return node.matches(':hover') || place() === before;
    };
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
        try {
            await element.hover();
        } catch (error) {
            // The rail went along with the article between the driver's scroll and its look: once more.
            if (!/not clickable/.test(error.message)) throw error;
            continue;
        }
        if (await element.evaluate(rests)) return element.click();
    }
    throw new Error(`the pointer never came to rest on ${await element.evaluate((node) => node.outerHTML.slice(0, 120))}`);
}

/** Waits until what is typed goes into the open box. */
export const caretInBox = (page) => until(page, 'the caret in the box', () => document.activeElement?.id === 'box');

/** Presses the first visible button or link whose words or label match. */
export async function press(page, pattern, within = 'body') {
    const find = (within, source) => {
        const controls = document.querySelectorAll(`${within} :is(button, summary, a.action, label)`);
        const words = (node) => `${node.textContent} ${node.getAttribute('aria-label') ?? ''}`;
        return [...controls].find((node) => node.checkVisibility() && new RegExp(source, 'i').test(words(node)));
    };
    await until(page, `a button ${pattern} in ${within}`, find, within, pattern.source);
    const handle = await page.evaluateHandle(find, within, pattern.source);
    await click(page, handle.asElement());
}

/** Chooses in a list, once it is there and has that choice. */
export async function choose(page, selector, value) {
    await until(page, `the choice ${value} in ${selector}`, (selector, value) => [...document.querySelector(selector)?.options ?? []].some((option) => option.value === value), selector, value);
    await page.select(selector, value);
}

/** Waits until a notice above the article (or whatever `selector` finds) says so. */
export async function says(page, pattern, selector = '.notice') {
    const words = () => page.$$eval(selector, (nodes) => nodes.filter((node) => node.checkVisibility()).map((node) => node.innerText));
    const end = Date.now() + PATIENCE;
    while (!(await words()).some((text) => pattern.test(text))) {
        if (Date.now() > end) throw new Error(`no ${selector} said ${pattern} within ${PATIENCE} ms, only: ${(await words()).join(' | ')}`);
        await new Promise((wait) => setTimeout(wait, 50));
    }
}

/** Drops a file on the page, as the browser would hand it over. */
export const dropFile = (page, name, type, body) => page.evaluate((name, type, body) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([body], name, { type }));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
}, name, type, body);
