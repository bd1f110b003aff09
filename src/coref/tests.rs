//! Tables of texts and the actors that they give.

use crate::document::analyze;
use crate::entity::Form;
use crate::resources::Resources;
use crate::rule::Rule;

/// One line per actor: its name, then its other mentions in order.
fn actors(text: &str) -> Vec<String> {
    let document = analyze(text, Resources::bundled());
    let line = |actor: &crate::entity::Actor| {
        let mentions = actor.mentions.iter().map(|&index| document.mentions[index].span.of(text));
        format!("{}: {}", actor.name, mentions.collect::<Vec<_>>().join(" | "))
    };
    document.actors.iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(actors(text), expected, "{text}");
}

#[test]
fn surnames_find_their_full_name_on_both_sides() {
    check("President Tolan spoke. Mira Tolan said Tolan would go.", &["Mira Tolan: Tolan | Mira Tolan | Tolan"]);
    check(
        "Bashar al-Assad stayed. Al-Assad and Assad are one.",
        &["Bashar al-Assad: Bashar al-Assad | Al-Assad | Assad"],
    );
}

#[test]
fn given_names_alone() {
    check("YS Jagan Reddy spoke. Jagan left.", &["YS Jagan Reddy: YS Jagan Reddy | Jagan"]);
    check("Te Maire Martin ran. Te Maire won.", &["Te Maire Martin: Te Maire Martin | Te Maire"]);
    check("JD Vance spoke. J.D. Vance left.", &["JD Vance: JD Vance | J.D. Vance"]);
}

#[test]
fn an_office_before_its_name_in_commas() {
    check(
        "The president of Ecuador, Rodrigo Salcedo, met Ann Lee. “We are free,” the president said.",
        &["Ecuador: Ecuador", "Rodrigo Salcedo: Rodrigo Salcedo | the president", "Ann Lee: Ann Lee"],
    );
    check(
        "President Ivo Lee met Vice President Ann Kovac on Monday. The president spoke.",
        &["Ivo Lee: Ivo Lee | The president", "Ann Kovac: Ann Kovac"],
    );
}

#[test]
fn offices_in_short_and_with_their_field() {
    check("Prime Minister Mira Tolan spoke. The PM left.", &["Mira Tolan: Mira Tolan | The PM"]);
    check("PM Mira Tolan spoke. The prime minister left.", &["Mira Tolan: Mira Tolan | The prime minister"]);
    check(
        "Health Minister Mira Tolan spoke. The health minister left.",
        &["Mira Tolan: Mira Tolan | The health minister"],
    );
    check("Health Minister Mira Tolan spoke. The transport minister left.", &["Mira Tolan: Mira Tolan"]);
    check(
        "Party chairman Mira Tolan left. The party chairman, Ann Lee, came.",
        &["Mira Tolan: Mira Tolan", "Ann Lee: Ann Lee"],
    );
}

#[test]
fn spellings_of_one_person_and_of_one_country() {
    check("Abbas Araqchi came. Abbas Araghchi left.", &["Abbas Araqchi: Abbas Araqchi | Abbas Araghchi"]);
    check("Türkiye agreed. Turkey signed.", &["Türkiye: Türkiye | Turkey"]);
    check("The United States and the U.S. differ not.", &["United States: United States | U.S."]);
}

#[test]
fn families_stay_apart() {
    check(
        "Mr. Clinton waved. Mrs. Clinton spoke. Bill Clinton and Hillary Clinton left.",
        &["Bill Clinton: Clinton | Bill Clinton", "Hillary Clinton: Clinton | Hillary Clinton"],
    );
}

#[test]
fn acronyms_and_short_forms_of_organizations() {
    check(
        "The International Atomic Energy Agency (IAEA) met. The IAEA wrote.",
        &["International Atomic Energy Agency: International Atomic Energy Agency | IAEA | IAEA"],
    );
    check(
        "The Economic Community of West African States (ECOWAS) met in Dakar. ECOWAS agreed.",
        &[
            "Economic Community of West African States: Economic Community of West African States | ECOWAS | ECOWAS",
            "Dakar: Dakar",
        ],
    );
}

#[test]
fn initials_nicknames_and_the_family_name_first() {
    check(
        "J. K. Rowling wrote. Rowling said so. J.K. Rowling left.",
        &["J. K. Rowling: J. K. Rowling | Rowling | J.K. Rowling"],
    );
    check("George W. Bush spoke. Bush left.", &["George W. Bush: George W. Bush | Bush"]);
    check(
        "George W. Bush met George H. W. Bush.",
        &["George W. Bush: George W. Bush", "George H. W. Bush: George H. W. Bush"],
    );
    check("William Clinton met Bill Clinton.", &["William Clinton: William Clinton | Bill Clinton"]);
    check(
        "Benjamin Netanyahu spoke. \"Bibi\" Netanyahu left.",
        &["Benjamin Netanyahu: Benjamin Netanyahu | \"Bibi\" Netanyahu"],
    );
    check("Xi Jinping met the press. Xi left.", &["Xi Jinping: Xi Jinping | Xi"]);
}

#[test]
fn relatives_keep_their_names() {
    check(
        "Barack Obama came with Michelle Obama. Obama spoke. Mrs. Obama smiled.",
        &["Barack Obama: Barack Obama | Obama", "Michelle Obama: Michelle Obama | Obama"],
    );
    check(
        "Mr. and Mrs. Clinton waved. Hillary Clinton spoke before Bill Clinton left.",
        &["Hillary Clinton: Clinton | Hillary Clinton", "Bill Clinton: Clinton | Bill Clinton"],
    );
    check(
        "Kim Jong-un spoke. Kim Yo-jong, Kim's sister, agreed.",
        &["Kim Jong-un: Kim Jong-un | Kim", "Kim Yo-jong: Kim Yo-jong"],
    );
}

#[test]
fn a_given_name_may_look_like_a_particle() {
    let text = "Voters chose Ben Chan in the north. Raymond Chan won in the south.";
    check(text, &["Ben Chan: Ben Chan", "Raymond Chan: Raymond Chan"]);
}

#[test]
fn short_forms_of_organizations() {
    for (long, short) in [
        ("University of Oslo", "Oslo University"),
        ("Italian Supreme Court of Cassation", "Supreme Court"),
        ("United Kingdom Home Office", "Home Office"),
        ("Microsoft Corp", "Microsoft Corporation"),
        ("Federal Bureau of Investigation", "F.B.I."),
        ("European Commission", "Commission"),
        ("Boston Red Sox", "Red Sox"),
        ("United States Congress", "U.S. Congress"),
        ("Supreme Court of Kenya", "Kenyan Supreme Court"),
    ] {
        check(&format!("We asked the {long}. The {short} agreed."), &[&format!("{long}: {long} | {short}")]);
    }
    // "British Steel" and "UK Steel" are two companies.
    assert_eq!(actors("British Steel sued UK Steel on Monday.").len(), 2);
    check(
        "The Supreme Court of Kenya met. The Court sat for long. Then the Court of Appeal met. The Court rose.",
        &["Supreme Court of Kenya: Supreme Court of Kenya | Court", "Court of Appeal: Court of Appeal | Court"],
    );
    // A coalition named before the one that has a fuller name is another one.
    let text = "The Coalition struck again on Monday. The Syrian Arab Coalition moved on.";
    assert_eq!(actors(text).len(), 2, "{:?}", actors(text));
}

#[test]
fn brackets_peoples_and_storms() {
    check(
        "The head of the CEI (Italian Episcopal Conference) wrote.",
        &["Italian Episcopal Conference: CEI | Italian Episcopal Conference"],
    );
    check(
        "The Bharatiya Janata Party (Indian People's Party) won.",
        &["Bharatiya Janata Party: Bharatiya Janata Party | Indian People's Party"],
    );
    check("Kurdish leaders and Kurds met.", &["Kurdish: Kurdish | Kurds"]);
    check("Cyclone Phailin hit land. Phailin will weaken.", &["Cyclone Phailin: Cyclone Phailin | Phailin"]);
    check(
        "North Korea fired. South Korea said the North would wait.",
        &["North Korea: North Korea | North", "South Korea: South Korea"],
    );
}

/// The capitals that stand for their government, each with what it stands for.
fn governments(text: &str) -> Vec<String> {
    let document = analyze(text, Resources::bundled());
    let marked = document.mentions.iter().filter(|mention| mention.sieve == Some(Rule::CapitalForItsGovernment));
    let told = |mention: &crate::entity::Mention| {
        format!(
            "{}: {}",
            mention.span.of(text),
            document.actors[mention.actors[0].0].stands_for.as_deref().unwrap_or_default()
        )
    };
    marked.map(told).collect()
}

#[test]
fn capitals_stand_for_their_governments() {
    for (text, marked) in [
        ("Ankara said it would help.", "Ankara: Turkish government"),
        ("Washington has not imposed new tariffs.", "Washington: American government"),
        ("Talks between Athens and Ankara failed.", "Athens: Greek government|Ankara: Turkish government"),
        ("The minister accused Tehran of lying.", "Tehran: Iranian government"),
        ("They rejected Beijing's demands.", "Beijing: Chinese government"),
        ("Beijing and Washington agreed to talk.", "Beijing: Chinese government|Washington: American government"),
        ("Moscow-backed rebels attacked.", "Moscow: Russian government"),
        ("Talks were held in Ankara.", ""),
        ("Paris was told to wait, and London saw rain.", ""),
        ("The mayor of Tokyo left. Tokyo's parks are green.", ""),
    ] {
        assert_eq!(governments(text).join("|"), marked, "{text}");
    }
}

#[test]
fn words_of_politics_show_their_capital() {
    let rows = crate::lexicon::rows(include_str!("../../data/lexicon/metonymy.tsv"));
    let mut silent = Vec::new();
    for row in rows {
        let example = row[3].replace(['{', '}'], "");
        let capital = row[3].split(['{', '}']).nth(1).unwrap_or("");
        if !governments(&example).iter().any(|found| found.starts_with(&format!("{capital}: "))) {
            silent.push(example);
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn seats_tell_whose_they_are_and_governments_their_country() {
    let text = "The Kremlin denied it. Ankara agreed, and Turkey will pay. Downing Street was silent.";
    let document = analyze(text, Resources::bundled());
    let told = |name: &str| document.actors.iter().find(|actor| actor.name == name);
    assert_eq!(
        told("Kremlin").and_then(|actor| actor.stands_for.as_deref()),
        Some("President of Russia and the Russian government")
    );
    assert_eq!(told("Ankara").and_then(|actor| actor.of), told("Turkey").map(|actor| actor.id));
}

#[test]
fn descriptions_and_pronouns() {
    check(
        "French President Emmanuel Macron wrote to Polish President Andrzej Duda, and later he asked for help. \
         The French leader thanked him.",
        &[
            "French: French | French",
            "Emmanuel Macron: Emmanuel Macron | he | The French leader",
            "Polish: Polish",
            "Andrzej Duda: Andrzej Duda | him",
        ],
    );
    check("Norway and Chile repeated their offer.", &["Norway: Norway | their", "Chile: Chile | their"]);
}

#[test]
fn an_office_with_a_capital_and_the_head_before_of() {
    check(
        "Secretary Irma Kovac spoke on Monday. The Secretary said no. On Friday the President came.",
        &["Irma Kovac: Irma Kovac | The Secretary"],
    );
    check(
        "The Ministry of Defence was ready. The ministry added nothing.",
        &["Ministry of Defence: Ministry of Defence | The ministry"],
    );
}

#[test]
fn who_speaks_in_quotation_marks_is_not_he() {
    check(
        "Pavel Novak met Karel Dvorak. “He is late,” Pavel Novak said.",
        &["Pavel Novak: Pavel Novak | Pavel Novak", "Karel Dvorak: Karel Dvorak | He"],
    );
    check(
        "Karel Dvorak came. Pavel Novak said he was late.",
        &["Karel Dvorak: Karel Dvorak", "Pavel Novak: Pavel Novak | he"],
    );
}

#[test]
fn what_is_no_actor_can_be_meant_too() {
    check("Norway sold the old trams. They were slow and loud.", &["Norway: Norway"]);
    check("Norway and Chile agreed on who would lead it.", &["Norway: Norway", "Chile: Chile"]);
    check("Norway has sold its ferry.", &["Norway: Norway | its"]);
    check("Norway agreed. It was clear that the ferry would go.", &["Norway: Norway"]);
}

#[test]
fn pronouns_before_their_name_and_bound_in_the_sentence() {
    check("In his speech, Vladimir Putin thanked them.", &["Vladimir Putin: his | Vladimir Putin"]);
    check(
        "Irma Kovac met Ann Lee. After her tour of the harbour, Ann Lee rested.",
        &["Irma Kovac: Irma Kovac", "Ann Lee: Ann Lee | her | Ann Lee"],
    );
    check(
        "Irma Kovac came by train. She sat with Ann Lee and her aunt.",
        &["Irma Kovac: Irma Kovac | She", "Ann Lee: Ann Lee | her"],
    );
    check("Anna Kovac, who left, blamed herself.", &["Anna Kovac: Anna Kovac | who | herself"]);
    check("John Hill 's brother Mark Hill came. He sang.", &["John Hill: John Hill", "Mark Hill: Mark Hill | He"]);
}

#[test]
fn roles_come_from_titles_and_appositions() {
    let text = "Russian President Vladimir Putin met Anna Kovac, a former judge in Oslo, on Monday. Mr. Putin left.";
    let document = analyze(text, Resources::bundled());
    let roles = |name: &str| -> Vec<_> {
        let found = document.actors.iter().find(|actor| actor.name == name).map(|actor| document.roles(actor.id));
        found.into_iter().flatten().map(|role| role.text.as_str()).collect()
    };
    assert_eq!(roles("Vladimir Putin"), ["Russian President"]);
    assert_eq!(roles("Anna Kovac"), ["a former judge in Oslo"]);
}

#[test]
fn roles_keep_former_and_drop_forms_of_address() {
    for (text, role) in [
        ("They met former Latvian President Andris Kalns in Riga.", "former Latvian President"),
        ("They met ex-Foreign Minister Andris Kalns in Riga.", "ex-Foreign Minister"),
        ("They met Prime Minister Dr. Andris Kalns in Riga.", "Prime Minister"),
    ] {
        let document = analyze(text, Resources::bundled());
        let roles: Vec<_> =
            document.actors.iter().flat_map(|actor| document.roles(actor.id)).map(|role| role.text.as_str()).collect();
        assert_eq!(roles, [role], "{text}");
    }
}

#[test]
fn a_plural_title_is_shared_by_its_list() {
    let text = "The finance ministers Aino Virtanen (Finland), Pavel Novak (Poland), and Liv Hansen (Norway) spoke.";
    let document = analyze(text, Resources::bundled());
    let roles: Vec<_> =
        document.actors.iter().flat_map(|actor| document.roles(actor.id)).map(|role| role.text.as_str()).collect();
    assert_eq!(roles, ["finance minister (Finland)", "finance minister (Poland)", "finance minister (Norway)"]);
}

#[test]
fn demonyms_know_their_country_and_mentions_stay_sorted() {
    let document = analyze("Norwegian ships left Norway. He stayed.", Resources::bundled());
    let group = document.actors.iter().find(|actor| actor.name == "Norwegian").expect("a group");
    assert_eq!(group.of.map(|id| document.actors[id.0].name.as_str()), Some("Norway"));
    assert!(document.mentions.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    assert!(document.mentions.iter().all(|mention| mention.form != Form::Pronoun), "he has no antecedent");
}

#[test]
fn whom_an_object_pronoun_cannot_mean() {
    check("General Hugh Penrose, who heads the force, thanked him.", &["Hugh Penrose: Hugh Penrose | who"]);
    check("Hugh Penrose, who heads the guard, agreed with him.", &["Hugh Penrose: Hugh Penrose | who"]);
    check("General Hugh Penrose, a former pilot, thanked him.", &["Hugh Penrose: Hugh Penrose"]);
    check("General Hugh Penrose thanked him.", &["Hugh Penrose: Hugh Penrose"]);
}

/// The pronouns of the first and second person, each with the name of whom it means.
fn talk(text: &str) -> Vec<String> {
    let document = analyze(text, Resources::bundled());
    let pronouns = document.mentions.iter().filter(|mention| mention.sieve == Some(Rule::Talk));
    pronouns.map(|m| format!("{}: {}", m.span.of(text), document.actors[m.actors[0].0].name)).collect()
}

#[test]
fn who_has_the_floor_says_i() {
    let text = "The next case is that of Irma Kovac against the city. Ms. Kovac?\n\nI rent a shop in the harbour, and I lost it.\n\n\
        Did you have a contract?\n\nI did, for my shop.\n\nHave you brought it?\n\nI have it here.";
    let irma = ["I", "I", "you", "I", "my", "you", "I"].map(|word| format!("{word}: Irma Kovac"));
    assert_eq!(talk(text), irma);
    let handed =
        "Thank you all. Mr. Pavel Novak, please go on.\n\nI come to my second point.\n\nDo you need more time?\n\nNo.";
    assert_eq!(talk(handed), ["I", "my", "you"].map(|word| format!("{word}: Pavel Novak")));
    let speech = "Good evening. My name is Irma Kovac.\n\nI came here in May. The harbour was closed.";
    assert_eq!(talk(speech), ["My: Irma Kovac", "I: Irma Kovac"]);
}

#[test]
fn two_who_answer_together_take_turns() {
    let text = "What is this place?\n\nThis is our shop. I am Irma Kovac.\n\nAnd I am Pavel Novak.\n\nHow did it begin?\n\nIrma \
        and I had a plan, and I paid.\n\nI was afraid.\n\nDo you sell books?\n\nI hope so.";
    let told = ["I: Irma Kovac", "I: Pavel Novak", "I: Pavel Novak", "I: Pavel Novak", "I: Irma Kovac"];
    assert_eq!(talk(text), told);
    let oath = "The letter was short.\n\nI, Irma Kovac, give my house away.\n\nI was tired.";
    assert_eq!(talk(oath), ["I: Irma Kovac", "my: Irma Kovac"]);
}

#[test]
fn who_is_only_named_or_quoted_has_no_floor() {
    let quoted = "The guests rose. “My name is Irma Kovac,” one said.\n\nI left early.\n\nI was tired.";
    assert!(talk(quoted).is_empty(), "{:?}", talk(quoted));
    let two = "Interview with Irma Kovac and Pavel Novak\n\nWho are you?\n\nI sing.\n\nDo you write?\n\nI do.\n\nAre you \
        happy?\n\nI am.";
    assert!(talk(two).is_empty(), "{:?}", talk(two));
}
