//! The files for other tools: what they say of a small article, that their places are right whatever stands before, and that no text breaks
//! out of its format.

use expect_test::{Expect, expect};

use super::Format;
use crate::{Page, Resources, analyze};

const ARTICLE: &str = "Norway Helps 🙂\n\nOSLO, March 3, 2025 – Foreign Minister Karin Öst said on Monday that Norway would help. “We will go,” Öst told reporters.\n";

/// Whatever a format could stumble over.
const HOSTILE: &str =
    "=1+1 <b>\"A & B\"</b>\u{1}\r\n\r\n* Karin Öst, minister, said: “]]> </p> \"\", \\ {}”\n####### 1. _x_ [y](z)\r\n";

fn page(text: &str) -> Page {
    Page::new(&analyze(text, Resources::bundled()))
}

fn check(format: Format, expected: &Expect) {
    expected.assert_eq(&format.write(&page(ARTICLE)).replace('\r', ""));
}

#[test]
fn headings_of_markdown_keep_one_sign() {
    let told = Format::Markdown.write(&page("## Who pays?\n\nAnna Kovac said that Norway would pay."));
    assert!(told.starts_with("# Who pays?\n\nAnna"), "{told}");
}

#[test]
fn markdown_and_csv() {
    check(
        Format::Markdown,
        &expect![[r#"
        # Norway Helps 🙂

        OSLO, March 3, 2025 – Foreign Minister Karin Öst said on Monday that Norway would help. “We will go,” Öst told reporters.

        ## People

        - **Karin Öst**, Foreign Minister (2 mentions)

        ## Countries and places

        - **Norway** (2 mentions)
        - **OSLO** (1 mention)

        ## Who said what

        ### Karin Öst

        - that Norway would help (indirect)
        - “We will go,” (direct)

    "#]],
    );
    check(
        Format::Csv,
        &expect![[r#"
        speaker,kind,stance,cue,quote,start,end
        Karin Öst,indirect,states,said,that Norway would help,80,102
        Karin Öst,direct,states,told,"“We will go,”",104,117
    "#]],
    );
}

#[test]
fn tokens_and_standoff() {
    check(
        Format::Conll,
        &expect![[r#"
        Norway	B-place
        Helps	O
        🙂	O

        OSLO	B-place
        ,	O
        March	B-date
        3	I-date
        ,	I-date
        2025	I-date
        –	O
        Foreign	O
        Minister	O
        Karin	B-person
        Öst	I-person
        said	O
        on	O
        Monday	B-date
        that	O
        Norway	B-place
        would	O
        help	O
        .	O
        “	O
        We	O
        will	O
        go	O
        ,	O
        ”	O
        Öst	B-person
        told	O
        reporters	O
        .	O
    "#]],
    );
    check(
        Format::Brat,
        &expect![[r#"
            T1	place 0 6	Norway
            T2	place 16 20	OSLO
            T3	date 22 35	March 3, 2025
            #3	AnnotatorNotes T3	2025-03-03
            T4	person 55 64	Karin Öst
            T5	date 73 79	Monday
            #5	AnnotatorNotes T5	2025-03-03
            T6	place 85 91	Norway
            T7	person 118 121	Öst
            T8	indirect-quote 80 102	that Norway would help
            R1	said-by Arg1:T8 Arg2:T4
            T9	direct-quote 104 117	“We will go,”
            R2	said-by Arg1:T9 Arg2:T4
            *	same T1 T6
            *	same T4 T7
        "#]],
    );
}

#[test]
fn tei() {
    check(
        Format::Tei,
        &expect![[r##"
        <?xml version="1.0" encoding="UTF-8"?>
        <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Norway Helps 🙂</title></titleStmt><publicationStmt><p>Annotated by Dramatis, which may be wrong.</p></publicationStmt><sourceDesc><p>Pasted text.</p></sourceDesc></fileDesc></teiHeader>
        <standOff><listPerson type="person"><person xml:id="a1"><persName>Karin Öst</persName><persName>Öst</persName></person></listPerson><listPlace type="place"><place xml:id="a0"><placeName>Norway</placeName></place><place xml:id="a2"><placeName>OSLO</placeName></place></listPlace></standOff>
        <text><body>
        <ab type="headline"><rs type="place" ref="#a0">Norway</rs> Helps 🙂</ab>

        <p><seg type="dateline"><rs type="place" ref="#a2">OSLO</rs>, <date when="2025-03-03">March 3, 2025</date> –</seg> Foreign Minister <rs type="person" ref="#a1">Karin Öst</rs> said on <date when="2025-03-03">Monday</date> <said direct="false" who="#a1">that <rs type="place" ref="#a0">Norway</rs> would help</said>. <said direct="true" who="#a1">“We will go,”</said> <rs type="person" ref="#a1">Öst</rs> told reporters.</p>
        </body></text></TEI>
    "##]],
    );
}

#[cfg(feature = "cli")]
#[test]
fn web_annotations_point_at_their_words() {
    for text in [ARTICLE, HOSTILE] {
        let points: Vec<char> = text.chars().collect();
        let value: serde_json::Value = serde_json::from_str(&Format::Web.write(&page(text))).expect("JSON");
        let items = value["items"].as_array().expect("items");
        assert!(!items.is_empty());
        for item in items {
            let [quote, position] = [0, 1].map(|at| &item["target"]["selector"][at]);
            let at = |end: &str| position[end].as_u64().expect("a position") as usize;
            let words: String = points[at("start")..at("end")].iter().collect();
            assert_eq!(quote["exact"], words.as_str(), "{item}");
            let around = format!("{}{words}{}", quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
            assert!(text.contains(&around), "{item}");
        }
    }
    let all = Format::Web.write(&page(ARTICLE));
    assert!(
        all.contains("\"purpose\":\"identifying\",\"value\":\"Karin Öst\"") && all.contains("said by Karin Öst"),
        "{all}"
    );
}

#[test]
fn brat_points_at_its_words() {
    for text in [ARTICLE, HOSTILE] {
        let points: Vec<char> = text.chars().collect();
        let file = Format::Brat.write(&page(text));
        for line in file.lines().filter(|line| line.starts_with('T')) {
            let cells: Vec<&str> = line.splitn(3, '\t').collect();
            let place: Vec<usize> =
                cells[1].split(' ').skip(1).map(|number| number.parse().expect("a number")).collect();
            let words: String = points[place[0]..place[1]].iter().collect();
            assert_eq!(cells[2], words.replace(['\n', '\r'], " "), "{line}");
        }
    }
}

#[test]
fn no_text_breaks_out() {
    let page = page(HOSTILE);
    let tei = Format::Tei.write(&page);
    let mut open = Vec::new();
    for tag in tei.split('<').skip(2).map(|piece| piece.split('>').next().unwrap_or_default()) {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{tei}"),
            None => open.push(tag.split(' ').next().unwrap_or_default()),
        }
    }
    assert!(open.is_empty() && !tei.contains('\u{1}') && !tei.contains("]]>"), "{tei}");
    let markdown = Format::Markdown.write(&page);
    assert!(
        markdown.contains("\\=1+1 \\<b>\"A \\& B\"\\</b>") && markdown.contains("\\####### 1. \\_x\\_ \\[y\\](z)"),
        "{markdown}"
    );
    for row in Format::Csv.write(&page).split("\r\n") {
        assert!(row.matches('"').count() % 2 == 0 && !row.starts_with('='), "{row}");
    }
    let rows = Format::Conll.write(&page);
    assert!(rows.lines().all(|row| row.is_empty() || row.split('\t').count() == 2), "{rows}");
}

/// A row of the table that was copied and not changed.
#[test]
fn formats_are_told_apart() {
    let page = page(ARTICLE);
    let files: Vec<String> = Format::ALL.into_iter().map(|(format, ..)| format.write(&page)).collect();
    for (at, (format, name, ending, label)) in Format::ALL.into_iter().enumerate() {
        for (other, other_name, other_ending, other_label) in Format::ALL.into_iter().skip(at + 1) {
            assert!(name != other_name && ending != other_ending && label != other_label, "{name} {other_name}");
            assert_ne!(format.help(), other.help());
        }
        assert!(!files[at].is_empty() && !files[..at].contains(&files[at]), "{name}");
    }
}

#[test]
fn an_empty_text_gives_files_too() {
    for (format, ..) in Format::ALL {
        format.write(&Page::default());
    }
}
