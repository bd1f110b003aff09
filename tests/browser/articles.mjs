// Texts for the tests, written for them; the people in them are invented.

export const ARTICLE = `Norway Offers Ships for Grain Corridor

OSLO, March 3, 2025 – Norwegian Foreign Minister Ingrid Solberg said on Monday that Norway would lend six ships to the United Nations. “We have the ships, and others have the grain,” Solberg told reporters in Oslo.

Ukrainian President Pavlo Hrynko welcomed the offer. He thanked the Norwegian government and the Red Cross, which will inspect the cargo.

The World Food Programme (WFP) said that the first ship could leave Odesa on March 10. According to the WFP, the grain will go to Sudan and Yemen. Hrynko and Solberg will meet at the Geneva Conference in April.
`;

export const OTHER = `Strike Ends at Rotterdam Port

Dutch Transport Minister Joost van Dalen said on Friday that dockers in Rotterdam had accepted a new contract. “The port is open again,” van Dalen said.
`;

/** A speaker a paragraph. */
export const SPEAKERS = `Ferry Talks End Without a Date

Ivo Brandt said on Tuesday that the ferry to Bergen would not sail before June.

Mina Halvorsen warned that shops on the islands would close by then.

Pavlo Hrynko answered: “We have no ship to spare.” He left Oslo on Wednesday.
`;

export const LINE = 'Norwegian Foreign Minister Ingrid Solberg said on Monday that Norway would help.';

/** Everything that shifts offsets or order: emoji, a family of them, RTL, zero-width and no-break spaces, tabs, CRLF, odd quotes. */
export const ODD = [
    '👩‍👩‍👧‍👦 Norwegian Foreign Minister Ingrid Solberg said on Monday that “everything 🙂 is fine”.\r\n',
    '\r\n',
    'קיריל אמר: \u200f“שלום” — قال إنغريد سولبرغ «مرحبا».\n\n\n',
    '\tZero\u200bwidth, no\u00a0break, e\u0301 and é, ‘nested “quotes” here’ and "unfinished\n',
    '  Then Ingrid Solberg left Oslo.  \n\n',
].join('');

/** An article with what stands around it on a news page. */
export const SLOPPY = `We use cookies to improve your experience. Accept all
Share
Tweet
Norway Offers Ships for Grain Corridor

By Anna Berg

Norwegian Foreign Minister Ingrid Solberg said on Monday that Norway would lend six ships to the United Nations.

“We have the ships, and others have the grain,” Solberg told reporters in Oslo.

Read more: Strike Ends at Rotterdam Port
Advertisement
Norway will send the first ship on March 10.
`;

/** HTML as a browser copies it from a news page, and the text that it stands for. */
export const HTML = `<meta charset="utf-8"><nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav>
<h1>Norway  Offers Ships</h1>
<p>Norwegian Foreign Minister <a href="/solberg">Ingrid <b>Solberg</b></a> said on Monday that Norway would help.<br>She left Oslo.</p>
<script>document.title = 'broken in'</script><style>p { color: red }</style><img src="/missing.png" onerror="document.title = 'broken in'">
<div>“We have the ships,” Solberg&nbsp;said.</div><aside>Subscribe now</aside>`;
export const HTML_TEXT = `Norway Offers Ships

Norwegian Foreign Minister Ingrid Solberg said on Monday that Norway would help.
She left Oslo.

“We have the ships,” Solberg\u00a0said.`;

/** What this page does not read. */
export const SPANISH = `La ministra de Comercio, Ana Kovac, dimitió el lunes en Madrid.

«No tengo nada más que decir», dijo Kovac a los periodistas. El presidente Pedro Ruiz aceptó la renuncia y agradeció su trabajo.
`;
