//! Questions that are often asked: one Markdown file for each in every language, under `api/faq`.
//!
//! `NN-slug.md` begins with the question as its heading. The number orders them, the slug is what links name.

use contract::faq::FaqEntryView;
use language::Language;

use super::markdown;

#[derive(rust_embed::Embed)]
#[folder = "faq"]
struct Files;

/// All of them in that language, in order.
pub fn list(language: Language) -> Vec<FaqEntryView> {
    let folder = format!("{}/", language.tag());
    let mut names: Vec<_> = Files::iter().filter(|name| name.starts_with(&folder)).collect();
    names.sort();
    names.iter().filter_map(|name| entry(name)).collect()
}

fn entry(name: &str) -> Option<FaqEntryView> {
    let file = Files::get(name)?;
    let text = std::str::from_utf8(&file.data).ok()?;
    let (question, answer) = text.strip_prefix("# ")?.split_once('\n')?;
    let (_, slug) = name.rsplit('/').next()?.strip_suffix(".md")?.split_once('-')?;
    Some(FaqEntryView { slug: slug.to_owned(), question: question.trim().to_owned(), html: markdown::html(answer) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_there_in_every_language_and_none_is_left_out() {
        let slugs = |language| list(language).into_iter().map(|entry| entry.slug).collect::<Vec<_>>();
        let english = slugs(Language::English);

        assert!(!english.is_empty());
        for language in Language::ALL {
            assert_eq!(slugs(language), english, "{language:?}");
        }
        assert_eq!(Files::iter().count(), english.len() * Language::ALL.len(), "a file cannot be read");
    }

    #[test]
    fn links_to_other_questions_lead_somewhere() {
        let slugs: Vec<String> = list(Language::English).into_iter().map(|entry| entry.slug).collect();
        for language in Language::ALL {
            for entry in list(language) {
                for link in entry.html.split("href=\"/faq#").skip(1) {
                    let slug = link.split('"').next().unwrap();
                    assert!(slugs.iter().any(|known| known == slug), "{language:?} {}: {slug}", entry.slug);
                }
            }
        }
    }
}
