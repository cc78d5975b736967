//! One achievement: what it says of its holder, and what it takes. Its address is the criteria's
//! address in every credential, so it is open to anyone.

use contract::catalogue::AchievementView;
use contract::session::Role;
use language::text::web::candidate as text;
use leptos::prelude::*;

use crate::route::Route;
use crate::session::Session;
use crate::ui::{Breadcrumb, PageHeader, RequirementTree, Rosette, Size, dynamic, load};
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
            <Breadcrumb to=Route::Catalogue label=text::catalogue()/>
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
        None => text::no_expiry().to_owned(),
    };
    let progress = Route::Progress(achievement.code.clone()).to_string();
    view! {
        <div class="stack stack-wide">
        <div class="achievement">
            <div class="achievement-figure"><Rosette achievement=achievement.clone() size=Size::Engraving/></div>
            <div class="stack">
                {view.description.map(|description| view! { <p class="lead">{description}</p> })}
                <dl class="facts">
                    <div><dt>{text::kind()}</dt><dd>{words::kind(achievement.kind)}</dd></div>
                    <div><dt>{text::code()}</dt><dd><code>{achievement.code}</code></dd></div>
                    {achievement.level.map(|level| view! { <div><dt>{text::level()}</dt><dd>{text::level_of(level)}</dd></div> })}
                    <div><dt>{text::valid_for()}</dt><dd>{validity}</dd></div>
                    {view.grace_days.map(|days| view! {
                        <div><dt>{text::renewable()}</dt><dd>{text::renewable_days(days)}</dd></div>
                    })}
                    <div>
                        <dt>{text::rule()}</dt>
                        <dd>
                            {match view.effective_from {
                                Some(date) => text::rule_version_since(&view.version.to_string(), date),
                                None => text::rule_version(&view.version.to_string()),
                            }}
                        </dd>
                    </div>
                </dl>
                {dynamic(move || session.has(Role::Candidate).then(|| view! {
                    <p><a class="button button-primary" href=progress.clone()>{text::see_progress()}</a></p>
                }).into_any())}
            </div>
        </div>
        <section class="stack" aria-labelledby="requirement">
            <h2 id="requirement">{text::what_it_takes()}</h2>
            <RequirementTree line=view.requirement/>
        </section>
        {view.renewal.map(|line| view! {
            <section class="stack" aria-labelledby="renewal">
                <h2 id="renewal">{text::what_renews_it()}</h2>
                <RequirementTree line/>
            </section>
        })}
        {view.note.map(|note| view! { <p class="small quiet prose">{note}</p> })}
        </div>
    }
    .into_any()
}
