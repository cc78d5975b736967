//! One achievement: what it says of its holder, and what it takes. Its address is the criteria's
//! address in every credential, so it is open to anyone.

use contract::catalogue::AchievementView;
use contract::session::Role;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;
use crate::ui::{Breadcrumb, DateText, PageHeader, RequirementTree, Rosette, Size, dynamic, load};
use crate::words;

pub(crate) fn view(code: String) -> AnyView {
    let title = RwSignal::new(code.clone());
    let content = load(
        async move |api| api.find_achievement(&code).await,
        move |achievement| {
            title.set(achievement.achievement.title.clone());
            found(achievement)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Catalogue label="Catalogue"/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

fn found(view: AchievementView) -> AnyView {
    let session = Session::here();
    let achievement = view.achievement;
    let validity = match view.validity_months {
        Some(months) => words::months(months),
        None => "Does not expire, as far as is known".to_owned(),
    };
    let progress = Route::Progress(achievement.code.clone()).to_string();
    view! {
        <div class="stack stack-wide">
        <div class="achievement">
            <div class="achievement-figure"><Rosette achievement=achievement.clone() size=Size::Engraving/></div>
            <div class="stack">
                {view.description.map(|description| view! { <p class="lead">{description}</p> })}
                <dl class="facts">
                    <div><dt>"Kind"</dt><dd>{words::kind(achievement.kind)}</dd></div>
                    <div><dt>"Code"</dt><dd><code>{achievement.code}</code></dd></div>
                    {achievement.level.map(|level| view! { <div><dt>"Level"</dt><dd>{format!("{level} of 5")}</dd></div> })}
                    <div><dt>"Valid for"</dt><dd>{validity}</dd></div>
                    {view.grace_days.map(|days| view! {
                        <div><dt>"Renewable"</dt><dd>{format!("Until {days} days after its end")}</dd></div>
                    })}
                    <div>
                        <dt>"Rule"</dt>
                        <dd>
                            "Version " {view.version}
                            {view.effective_from.map(|date| view! { ", in effect since " <DateText date/> })}
                        </dd>
                    </div>
                </dl>
                {dynamic(move || session.has(Role::Candidate).then(|| view! {
                    <p><a class="button button-primary" href=progress.clone()>"See your progress"</a></p>
                }).into_any())}
            </div>
        </div>
        <section class="stack" aria-labelledby="requirement">
            <h2 id="requirement">"What it takes"</h2>
            <RequirementTree line=view.requirement/>
        </section>
        {view.renewal.map(|line| view! {
            <section class="stack" aria-labelledby="renewal">
                <h2 id="renewal">"What renews it"</h2>
                <RequirementTree line/>
            </section>
        })}
        {view.note.map(|note| view! { <p class="small quiet prose">{note}</p> })}
        </div>
    }
    .into_any()
}
