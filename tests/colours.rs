//! The colours of `static/style.css` and `static/export.css` as they are measured for readers: contrast of text and lines (WCAG 2), and how far
//! the kinds stand apart in OKLab for eyes that lack one kind of cone (Machado, Oliveira and Fernandes 2009, full severity).

use std::fs;
use std::path::Path;

type Rgb = [f64; 3];

const KINDS: [&str; 7] = ["person", "organization", "place", "group", "date", "event", "quote"];
const LEAST_TEXT: f64 = 7.0;
const LEAST_LINE: f64 = 4.5;
const LEAST_APART: f64 = 0.08;

/// Linear light as protanopes, deuteranopes and tritanopes see it.
const EYES: [(&str, [[f64; 3]; 3]); 3] = [
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

fn style(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every block of `css` that sets the colour of persons: the themes, in the order of the file.
fn themes(css: &str) -> Vec<&str> {
    let blocks = css.split('{').filter_map(|piece| piece.split('}').next());
    blocks.filter(|block| block.contains("--person:") && block.contains("--paper:")).collect()
}

fn colour(block: &str, name: &str) -> Rgb {
    let found = block.split(';').filter_map(|line| line.trim().strip_prefix(&format!("--{name}:"))).next();
    let digits =
        found.and_then(|value| value.trim().strip_prefix('#')).unwrap_or_else(|| panic!("--{name} in {block}"));
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits")) / 255.0)
}

fn linear(colour: Rgb) -> Rgb {
    colour.map(|value| if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
}

fn times(matrix: [[f64; 3]; 3], vector: Rgb) -> Rgb {
    matrix.map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum())
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |colour| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// OKLab (Ottosson 2020) of linear light.
fn oklab(light: Rgb) -> Rgb {
    let cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    let lab = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    times(lab, times(cones, light.map(|value| value.clamp(0.0, 1.0))).map(f64::cbrt))
}

fn apart(one: Rgb, other: Rgb) -> f64 {
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

/// What is wrong with a theme.
fn faults(block: &str) -> Vec<String> {
    let (paper, ink) = (colour(block, "paper"), colour(block, "ink"));
    let mut faults = Vec::new();
    let mut least = |what: String, found: f64, bar: f64| {
        if found < bar {
            faults.push(format!("{what}: {found:.3}, at least {bar}"));
        }
    };
    for kind in KINDS {
        least(format!("text on {kind}"), contrast(ink, colour(block, &format!("{kind}-tint"))), LEAST_TEXT);
        least(format!("line of {kind}"), contrast(colour(block, kind), paper), LEAST_LINE);
    }
    for (eye, matrix) in EYES {
        let seen = KINDS.map(|kind| oklab(times(matrix, linear(colour(block, kind)))));
        for (at, one) in seen.iter().enumerate() {
            for (before, other) in seen[..at].iter().enumerate() {
                least(format!("{eye}: {} and {}", KINDS[at], KINDS[before]), apart(*one, *other), LEAST_APART);
            }
        }
    }
    faults
}

#[test]
fn kinds_can_be_read_and_told_apart_in_every_theme() {
    let css = style("style.css");
    let themes = themes(&css);
    assert_eq!(themes.len(), 3, "light, dark by the system, dark by choice");
    for block in &themes {
        assert_eq!(faults(block), Vec::<String>::new());
    }
    let colours = |block: &str| {
        let names = KINDS.iter().flat_map(|kind| [(*kind).to_owned(), format!("{kind}-tint")]);
        names.map(|name| colour(block, &name)).collect::<Vec<_>>()
    };
    assert_eq!(colours(themes[1]), colours(themes[2]), "both dark themes are one");
}

#[test]
fn a_bad_theme_is_noticed() {
    let css = style("style.css");
    let light = themes(&css)[0];
    assert!(
        faults(&light.replace("--ink: #1a1a1a", "--ink: #777777")).iter().any(|fault| fault.starts_with("text on"))
    );
    assert!(
        faults(&light.replace("--place: #294f1a", "--place: #9be08a"))
            .iter()
            .any(|fault| fault.contains("line of place"))
    );
    assert!(
        faults(&light.replace("--event: #540712", "--event: #491b74"))
            .iter()
            .any(|fault| fault.contains("event and organization"))
    );
}

#[test]
fn contrast_is_that_of_the_guidelines() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 0.001);
    let grey = [f64::from(0x77) / 255.0; 3];
    assert!((contrast(grey, [1.0; 3]) - 4.478).abs() < 0.001);
    assert!((oklab([1.0; 3])[0] - 1.0).abs() < 0.001);
}
