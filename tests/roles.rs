//! What the acceptance article says of its actors, each with the sentence that says it. Skipped, with a printed reason, where `../shared`
//! is not beside the checkout; the text itself is nowhere in this repository.

use std::path::Path;

use dramatis::page::Card;
use dramatis::{Page, Resources, analyze};

/// Actor and words that a role, or a relation, of its card must hold.
const ROLES: [(&str, &str); 18] = [
    ("Vladimir Putin", "Russian President"),
    ("Recep Tayyip Erdogan", "Turkish President"),
    ("Bashar al-Assad", "President"),
    ("Bashar al-Assad", "leads the Syrian government"),
    ("Sergey Lavrov", "foreign minister (Russia)"),
    ("Abbas Araqchi", "foreign minister (Iran)"),
    ("Hakan Fidan", "foreign minister (Turkey)"),
    ("Levant Liberation Organization", "former al-Qaeda affiliate"),
    ("Levant Liberation Organization", "leads an alliance of pro-Turkish factions and Islamist groups"),
    ("EFE", "source of this report"),
    ("Iran", "three guarantors of the Astana Process"),
    ("Russia", "three guarantors of the Astana Process"),
    ("Turkey", "three guarantors of the Astana Process"),
    ("United States", "Iran has accused"),
    ("Israel", "Iran has accused"),
    ("Hama", "a city"),
    ("Idlib", "city"),
    ("Aleppo", "city"),
];

/// Roles and relations of a card as "words" with their sentence.
fn told(page: &Page, card: &Card) -> Vec<(String, String)> {
    let roles = card.roles.iter().map(|role| (role.text.clone(), role.sentence.clone()));
    let relations = card.relations.iter().map(|&relation| {
        let relation = &page.relations[relation];
        let names = [relation.from, relation.to].map(|actor| page.actors[actor].name.clone());
        (format!("{} {} {}", names[0], relation.words, names[1]), relation.sentence.clone())
    });
    roles.chain(relations).collect()
}

#[test]
fn every_role_has_its_sentence() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/articles/seed.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: ../shared/data/articles/seed.txt is not beside this checkout");
        return;
    };
    let page = Page::new(&analyze(&text, Resources::bundled()));
    let mut missing = Vec::new();
    for (name, words) in ROLES {
        let cards =
            page.actors.iter().filter(|card| card.name == name || card.aliases.iter().any(|alias| alias == name));
        let found = cards.flat_map(|card| told(&page, card)).find(|(told, _)| told.contains(words));
        let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !found.is_some_and(|(_, sentence)| !sentence.is_empty() && spaced.contains(&sentence)) {
            missing.push(format!("{name}: {words}"));
        }
    }
    assert!(missing.is_empty(), "{} of {} are missing:\n{}", missing.len(), ROLES.len(), missing.join("\n"));
}
