//! Where in a document a walk stands; written out only when something is wrong there.

/// One step down from `above`; cheap to make while walking.
#[derive(Clone, Copy)]
pub(crate) struct Pointer<'a> {
    above: Option<&'a Pointer<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Member(&'a str),
    Item(usize),
}

impl<'a> Pointer<'a> {
    pub(crate) const ROOT: Self = Self { above: None, step: Step::Root };

    pub(crate) fn member(&'a self, name: &'a str) -> Self {
        Self { above: Some(self), step: Step::Member(name) }
    }

    pub(crate) fn item(&'a self, index: usize) -> Self {
        Self { above: Some(self), step: Step::Item(index) }
    }

    pub(crate) fn is_root(&self) -> bool {
        self.above.is_none()
    }

    /// The JSON Pointer (RFC 6901).
    pub(crate) fn text(&self) -> String {
        let mut text = self.above.map(Pointer::text).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Member(name) => {
                text.push('/');
                text.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Step::Item(index) => {
                text.push('/');
                text.push_str(&index.to_string());
            }
        }
        text
    }
}
