//! Network: who appears with whom, as a circle of names with a curve between two that share sentences. Each name is a link with the
//! actor's card, and says in words what the curves show.

use dramatis::Kind;
use dramatis::page::{Edge, Graph};
use web_sys::Element;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

use super::who::{Props, mention_of};
use crate::dom;
use crate::reader::card::CARD;
use crate::words;

/// Names that a circle of the rail's width has room for, the most prominent ones; the large one shows all.
const SMALL: usize = 40;

/// Measures of the picture in its own pixels, which are those of the screen.
struct Measures {
    /// Half of width and height.
    half: i64,
    /// From the middle to the names.
    radius: i64,
    /// Characters that a name has room for.
    chars: usize,
}

fn measures(count: usize, large: bool) -> Measures {
    let (half, pitch, least, letter) = if large { (330, 15, 150, 70) } else { (160, 11, 62, 60) };
    let radius = (count as i64 * pitch * 10 / 63).clamp(least, half - 60);
    Measures { half, radius, chars: ((half - radius - 10) * 10 / letter) as usize }
}

/// The picture.
#[component]
pub fn Network(props: &Props) -> Html {
    let large = use_state(|| false);
    let frame = use_node_ref();
    use_frame(*large, frame.clone());
    let graph = &props.page.graph;
    let all = graph.nodes.len();
    if all == 0 {
        return html! { <p class="none">{ "No two names share a sentence." }</p> };
    }
    let nodes = &graph.nodes[..if *large { all } else { all.min(SMALL) }];
    let switch = {
        let large = large.clone();
        Callback::from(move |_: MouseEvent| large.set(!*large))
    };
    let close = {
        let large = large.clone();
        Callback::from(move |press: KeyboardEvent| {
            if press.key() == "Escape" && !press.default_prevented() {
                large.set(false);
            }
        })
    };
    let more = (nodes.len() < all).then(|| format!(" · {} of {all} names", nodes.len()));
    let picture = html! {
        <div ref={frame} class={classes!("net", large.then_some("large"))} role={large.then_some("region")} aria-label={large.then_some("Network")} data-roving="" onkeydown={close}>
            <button class="enlarge" data-rove="" tabindex="-1" aria-pressed={large.to_string()} onclick={switch}>{ if *large { "Smaller" } else { "Enlarge" } }</button>
            { picture(props, nodes, &measures(nodes.len(), *large)) }
            <p class="legend">{ for Kind::ALL.into_iter().filter_map(|kind| legend(props, nodes, kind)) }{ more }</p>
        </div>
    };
    // Over the page, and outside of the rail: WebKit cuts off what is fixed to the window at the edges of a list that scrolls.
    let body = if *large { dom::document().body() } else { None };
    body.map_or(picture.clone(), |body| create_portal(picture, body.into()))
}

/// Shows the middle of the picture, and takes the focus along to the other size.
#[hook]
fn use_frame(large: bool, frame: NodeRef) {
    let was_large = use_mut_ref(|| false);
    use_effect_with((large, frame), move |(large, frame)| {
        let Some(frame) = frame.cast::<Element>() else { return };
        // Where it is larger than the window, its middle shows most.
        frame.set_scroll_left((frame.scroll_width() - frame.client_width()) / 2);
        frame.set_scroll_top((frame.scroll_height() - frame.client_height()) / 2);
        // It is another element now, and the focus was in the old one.
        if was_large.replace(*large) != *large {
            dom::all(&frame, ".enlarge").iter().filter_map(|button| button.dyn_ref()).for_each(dom::focus);
        }
    });
}

fn picture(props: &Props, nodes: &[usize], measures: &Measures) -> Html {
    let (graph, half) = (&props.page.graph, measures.half);
    let order = arrange(nodes, graph);
    let angle = |place: usize| place as i64 * 360 / order.len() as i64;
    let curves = curves(graph, &order, |place| {
        let angle = angle(place);
        (measures.radius * sine(angle + 90) / 1000, measures.radius * sine(angle) / 1000)
    });
    let node = |(place, &actor): (usize, &usize)| {
        let own = strokes(&curves, |edge| edge.one == actor || edge.other == actor);
        node(props, actor, angle(place), place == 0, measures, own)
    };
    html! {
        <svg viewBox={format!("{} {} {} {}", -half, -half, 2 * half, 2 * half)} role="group" aria-label="Who appears with whom">
            <desc>{ "Names that share sentences, with the number of sentences." }</desc>
            <g class="edges">{ strokes(&curves, |_| true) }</g>
            { for order.iter().enumerate().map(node) }
        </svg>
    }
}

/// The edges between nodes that are drawn, with their paths.
fn curves<'a>(graph: &'a Graph, order: &[usize], point: impl Fn(usize) -> (i64, i64)) -> Vec<(&'a Edge, String)> {
    let mut points = vec![None; order.iter().max().map_or(0, |last| last + 1)];
    for (place, actor) in order.iter().enumerate() {
        points[*actor] = Some(point(place));
    }
    let at = |actor: usize| points.get(actor).copied().flatten();
    let curve = |edge: &'a Edge| {
        let ((x, y), (to_x, to_y)) = at(edge.one).zip(at(edge.other))?;
        Some((edge, format!("M{x} {y}Q{} {} {to_x} {to_y}", (x + to_x) / 4, (y + to_y) / 4)))
    };
    graph.edges.iter().filter_map(curve).collect()
}

/// One path for each of three widths: one sentence, a few, many.
fn strokes(curves: &[(&Edge, String)], is_wanted: impl Fn(&Edge) -> bool) -> Html {
    let mut widths = [String::new(), String::new(), String::new()];
    for (edge, curve) in curves.iter().filter(|(edge, _)| is_wanted(edge)) {
        widths[(edge.sentences.max(1).ilog2() as usize).min(2)].push_str(curve);
    }
    let told = widths.into_iter().zip(["w1", "w2", "w3"]).filter(|(d, _)| !d.is_empty());
    told.map(|(d, width)| html! { <path class={width} {d} /> }).collect()
}

/// A name with its shape; the left half of the circle is turned round, so that no name stands on its head.
fn node(props: &Props, actor: usize, angle: i64, first: bool, measures: &Measures, own: Html) -> Html {
    let Some(card) = props.page.actors.get(actor) else { return html! {} };
    let (radius, name) = (measures.radius, shortened(&card.name, card.kind == Kind::Person, measures.chars));
    let is_left = angle > 90 && angle < 270;
    let turn = is_left.then(|| format!("rotate(180 {} 0)", radius + 9));
    let chosen = (props.chosen == Some(actor)).then_some("chosen");
    html! {
        <g class={classes!("node", card.kind.name(), chosen)}>
            <g class="own">{ own }</g>
            <a class="who" href={mention_of(card)} id={format!("net-{actor}")} data-actor={actor.to_string()} data-rove="" transform={format!("rotate({angle})")}
                tabindex={if first { "0" } else { "-1" }} aria-details={CARD} aria-label={label(props, actor)}>
                <rect x={(radius - 6).to_string()} y="-6" width={(measures.half - radius + 4).to_string()} height="12" rx="3" />
                <path d={shape(card.kind)} transform={format!("translate({radius})")} />
                <text x={(radius + 9).to_string()} y="4" transform={turn} text-anchor={is_left.then_some("end")}>{ name }</text>
            </a>
        </g>
    }
}

/// "Anna Kovac, with Oslo (2), Norway (1)".
fn label(props: &Props, actor: usize) -> String {
    let page = &props.page;
    let with = page.graph.edges.iter().filter_map(|edge| {
        let other = if edge.one == actor { edge.other } else { edge.one };
        let is_own = edge.one == actor || edge.other == actor;
        page.actors.get(other).filter(|_| is_own).map(|card| format!("{} ({})", card.name, edge.sentences))
    });
    format!("{}, with {}", page.actors[actor].name, with.collect::<Vec<_>>().join(", "))
}

fn legend(props: &Props, nodes: &[usize], kind: Kind) -> Option<Html> {
    nodes.iter().any(|&actor| props.page.actors.get(actor).is_some_and(|card| card.kind == kind)).then(|| {
        html! {
            <span class={kind.name()}><svg viewBox="-6 -6 12 12" aria-hidden="true"><path d={shape(kind)} /></svg>{ words::kinds(kind) }</span>
        }
    })
}

const fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
        Kind::Organization => "M-4-4h8v8h-8z",
        Kind::Place => "M0-5L5 4h-10z",
        Kind::Group => "M0-5L5 0L0 5L-5 0z",
        Kind::Event | Kind::Date | Kind::Source => "M-2-5h4v3h3v4h-3v3h-4v-3h-3v-4h3z",
    }
}

/// A name that has no room loses whole words: people are known by the last, all else by the first. One long word is cut.
fn shortened(name: &str, is_person: bool, chars: usize) -> String {
    let (mut rest, mut is_cut) = (name, false);
    while rest.chars().count() > chars {
        let shorter =
            if is_person { rest.split_once(' ') } else { rest.rsplit_once(' ').map(|(first, last)| (last, first)) };
        let Some((_, shorter)) = shorter else {
            return rest.chars().take(chars).chain(['…']).collect();
        };
        (rest, is_cut) = (shorter, !is_person);
    }
    format!("{rest}{}", if is_cut { "…" } else { "" })
}

/// 1000 times the sine of whole degrees, at most 2 off (Bhaskara's formula): enough for a picture, without a library.
fn sine(degrees: i64) -> i64 {
    let of_half = degrees.rem_euclid(180);
    let product = of_half * (180 - of_half);
    let sine = 4000 * product / (40_500 - product);
    if degrees.rem_euclid(360) < 180 { sine } else { -sine }
}

/// The nodes in an order in which those that share the most stand near each other on the circle: two change places as long as that helps.
fn arrange(nodes: &[usize], graph: &Graph) -> Vec<usize> {
    let count = nodes.len();
    let at = |actor| nodes.iter().position(|other| *other == actor);
    let ties: Vec<(usize, usize, usize)> =
        graph.edges.iter().filter_map(|edge| Some((at(edge.one)?, at(edge.other)?, edge.sentences))).collect();
    let cost = |places: &[usize]| -> usize {
        let length = |one: usize, other: usize| places[one].abs_diff(places[other]);
        ties.iter().map(|&(one, other, weight)| weight * length(one, other).min(count - length(one, other))).sum()
    };
    let mut places: Vec<usize> = (0..count).collect();
    let mut best = cost(&places);
    for _ in 0..4 {
        for (one, other) in (0..count).flat_map(|one| (0..one).map(move |other| (one, other))) {
            places.swap(one, other);
            let now = cost(&places);
            if now < best {
                best = now;
            } else {
                places.swap(one, other);
            }
        }
    }
    let mut order = nodes.to_vec();
    for (node, place) in nodes.iter().zip(places) {
        order[place] = *node;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_ties_stand_side_by_side() {
        let edge = |one, other, sentences| Edge { one, other, sentences };
        let nodes: Vec<usize> = (0..8).collect();
        let edges = vec![edge(0, 4, 5), edge(1, 6, 3), edge(2, 7, 2), edge(3, 99, 9)];
        let order = arrange(&nodes, &Graph { nodes: nodes.clone(), edges: edges.clone() });
        let place = |actor| order.iter().position(|other| *other == actor).expect("every node has a place");
        for Edge { one, other, .. } in &edges[..3] {
            assert!([1, 7].contains(&place(*one).abs_diff(place(*other))), "{one} and {other} in {order:?}");
        }
        assert!(nodes.iter().all(|node| order.contains(node)) && order.len() == 8);
    }

    #[test]
    fn names_without_room_lose_words() {
        assert_eq!(shortened("Ingrid Solberg", true, 14), "Ingrid Solberg");
        assert_eq!(shortened("Ingrid Solberg", true, 13), "Solberg");
        assert_eq!(shortened("World Food Programme", false, 13), "World Food…");
        assert_eq!(shortened("Überlandwerke", false, 4), "Über…");
    }

    #[test]
    fn sines_are_near_enough() {
        for degrees in -400..400_i64 {
            let exact = (degrees as f64).to_radians().sin() * 1000.0;
            assert!((sine(degrees) as f64 - exact).abs() <= 3.0, "{degrees}: {} and {exact}", sine(degrees));
        }
    }
}
