//! The rail beside the article, or the drawer over it: highlights, who's who, who said what, timeline, network. Which section a drawer
//! shows is a matter of style; all are always there.

use yew::prelude::*;

use super::highlights::Highlights;
use super::network::Network;
use super::pieces::{List, use_pieces};
use super::quotes::WhoSaidWhat;
use super::timeline::Timeline;
use super::who::{self, WhosWho};
use crate::dom;
use crate::reader::Reader;
use crate::settings::Settings;
use crate::state::{Action, Panel, Shown};

/// Pixels that the ways to the sections take at the top.
const UNDER_WAYS: i32 = 52;

/// What the rail shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Option<Shown>,
    /// What is highlighted.
    pub settings: Settings,
    /// The actor that all others are dimmed for.
    pub chosen: Option<usize>,
    /// The section that the drawer shows, if it is open.
    pub panel: Option<Panel>,
    /// Where actions go.
    pub dispatch: Callback<Action>,
    /// Absent where nothing can be clicked (snapshots).
    pub reader: Option<Reader>,
}

/// The rail.
#[component]
pub fn Rail(props: &Props) -> Html {
    let shown = props.panel.map_or_else(|| "closed".to_owned(), |panel| format!("on-{}", panel.name()));
    use_effect_with(props.panel, |panel| {
        if let Some(rail) = panel.and_then(|_| dom::by_id("rail")) {
            dom::focus(&rail);
        }
    });
    use_effect_with((props.page.clone(), props.reader.clone()), |(_, reader)| {
        if let Some(reader) = reader {
            reader.follow_soon();
        }
    });
    let close = props.dispatch.reform(|_: MouseEvent| Action::Panel(None));
    html! {
        <aside id="rail" class={classes!("rail", shown)} aria-label="Who is who and who said what" tabindex="-1">
            <button class="close" aria-label="Close panel" onclick={close}>{ "×" }</button>
            if let Some(page) = &props.page { <Lists page={page.clone()} rail={props.clone()} /> }
        </aside>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ListsProps {
    page: Shown,
    rail: Props,
}

/// The ways to the sections, and the sections one by one.
#[component]
fn Lists(props: &ListsProps) -> Html {
    let list = use_memo(props.clone(), ListsProps::clone);
    let (sections, _) = use_pieces(list);
    html! {
        <>
            <div class="ways" role="toolbar" aria-label="Lists" data-roving="">{ for WAYS.iter().map(|panel| way(&props.rail, *panel)) }</div>
            { sections }
        </>
    }
}

impl List for ListsProps {
    fn page(&self) -> &Shown {
        &self.page
    }

    fn pieces(&self) -> usize {
        SECTIONS.len()
    }

    fn piece(&self, at: usize) -> Html {
        let (panel, page, rail) = (SECTIONS[at], &self.page, &self.rail);
        let list = || who::Props { page: page.clone(), chosen: rail.chosen, reader: rail.reader.clone() };
        let inner = match panel {
            Panel::Highlights => {
                html! { <Highlights page={Some(page.clone())} settings={rail.settings.clone()} dispatch={rail.dispatch.clone()} /> }
            }
            Panel::Who => html! { <WhosWho ..list() /> },
            Panel::Quotes => html! { <WhoSaidWhat page={page.clone()} reader={rail.reader.clone()} /> },
            Panel::Timeline => html! { <Timeline ..list() /> },
            Panel::Network => html! { <Network ..list() /> },
        };
        html! { <section class={panel.name()}><h2>{ title(panel) }</h2>{ inner }</section> }
    }
}

const SECTIONS: [Panel; 5] = [Panel::Highlights, Panel::Who, Panel::Quotes, Panel::Timeline, Panel::Network];
const WAYS: [Panel; 4] = [Panel::Who, Panel::Quotes, Panel::Timeline, Panel::Network];

const fn title(panel: Panel) -> &'static str {
    match panel {
        Panel::Who => "Who’s who",
        Panel::Quotes => "Who said what",
        Panel::Timeline => "Timeline",
        Panel::Network => "Network",
        Panel::Highlights => "Highlights",
    }
}

/// Goes to a section: the drawer shows it in place of another, the rail scrolls to it.
fn way(props: &Props, panel: Panel) -> Html {
    let (dispatch, is_drawer) = (props.dispatch.clone(), props.panel.is_some());
    let go = Callback::from(move |_: MouseEvent| {
        if is_drawer {
            dispatch.emit(Action::Panel(Some(panel)));
        } else if let Some(rail) = dom::by_id("rail") {
            for section in dom::all(&rail, &format!("section.{}", panel.name())) {
                let down = dom::bounds(&section).top - dom::bounds(&rail).top;
                rail.set_scroll_top(rail.scroll_top() + down as i32 - UNDER_WAYS);
            }
        }
    });
    let words = match panel {
        Panel::Who => "Who",
        Panel::Quotes => "Quotes",
        other => title(other),
    };
    let here = (props.panel == Some(panel)).then_some("true");
    html! {
        <button data-rove="" tabindex={if panel == WAYS[0] { "0" } else { "-1" }} aria-current={here} onclick={go}>{ words }</button>
    }
}
