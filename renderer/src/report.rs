//! Every problem found in a plugin's files, each with its file, line and column.

use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Source;

/// One problem at its place. Serializes as an entry of `check --format json` (design.md section 3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Located {
    /// Its kind.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The name of the file, as [`Source::name`].
    pub file: Box<str>,
    /// Where in the file, as a JSON pointer.
    pub pointer: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The bytes of the text that it is about.
    #[serde(skip)]
    pub span: Range<usize>,
    /// Where in the localized manifest, when it is about something that is drawn from there.
    #[serde(skip)]
    pub node: Option<String>,
}

impl Located {
    /// `diagnostic`, which is about what stands at `pointer` in `source`.
    ///
    /// `pointer` is not always the diagnostic's own: that one may be in a localized manifest, whose words come from
    /// several files.
    pub fn new(diagnostic: Diagnostic, source: &Source, pointer: String) -> Self {
        let span = source.span(&pointer, diagnostic.part);
        let (line, column) = source.line_column(span.start);
        Self {
            code: diagnostic.code,
            severity: diagnostic.code.severity(),
            file: source.name().into(),
            pointer,
            line,
            column,
            message: diagnostic.message,
            hint: diagnostic.hint,
            span,
            node: None,
        }
    }

    /// `diagnostic`, which was found in `source` itself.
    pub fn in_source(diagnostic: Diagnostic, source: &Source) -> Self {
        let pointer = diagnostic.pointer.to_string();
        Self::new(diagnostic, source, pointer)
    }
}

/// Problems in the order of their files and of their places in them, each once: what is wrong in a template that is
/// used three times is one problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Report(Vec<Located>);

impl FromIterator<Located> for Report {
    fn from_iter<T: IntoIterator<Item = Located>>(problems: T) -> Self {
        let mut problems: Vec<_> = problems.into_iter().collect();
        problems.sort_by(|a, b| {
            let place = |p: &Located| (p.span.start, p.span.end, p.code);
            a.file.cmp(&b.file).then(place(a).cmp(&place(b)))
        });
        let mut seen = HashSet::new();
        problems.retain(|p| {
            seen.insert((p.code, p.file.clone(), p.pointer.clone(), p.message.clone()))
        });
        Self(problems)
    }
}

impl IntoIterator for Report {
    type Item = Located;
    type IntoIter = std::vec::IntoIter<Located>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Report {
    /// The problems in order.
    pub fn problems(&self) -> &[Located] {
        &self.0
    }

    /// How many problems of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        let same = |problem: &&Located| problem.severity == severity;
        self.0.iter().filter(same).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pointer::Pointer;

    fn problem(source: &Source, code: Code, key: &'static str) -> Located {
        let diagnostic = Diagnostic::new(code, Pointer::root().key(key), "found it");
        Located::in_source(diagnostic, source)
    }

    #[test]
    fn problems_are_in_the_order_of_files_and_places_and_each_is_there_once() {
        let a = Source::new("a.json", "{\"x\": 1,\n \"y\": 2}");
        let b = Source::new("b.json", "{\"x\": 1}");
        let report: Report = [
            problem(&b, Code::WrongType, "x"),
            problem(&a, Code::WrongType, "y"),
            problem(&a, Code::UnknownIcon, "x"),
            problem(&a, Code::WrongType, "y"),
        ]
        .into_iter()
        .collect();
        let places: Vec<_> = report
            .problems()
            .iter()
            .map(|p| (&*p.file, &*p.pointer, p.line, p.column))
            .collect();
        assert_eq!(
            places,
            [
                ("a.json", "/x", 1, 7),
                ("a.json", "/y", 2, 7),
                ("b.json", "/x", 1, 7)
            ]
        );
        assert_eq!(report.count(Severity::Error), 2);
        assert_eq!(report.count(Severity::Warning), 1);
    }

    #[test]
    fn a_problem_serializes_as_the_command_line_prints_it() {
        let source = Source::new("a.json", "{\"x\": 1}");
        let report: Report = [problem(&source, Code::WrongType, "x")]
            .into_iter()
            .collect();
        assert_eq!(
            serde_json::to_string(&report).unwrap(),
            r#"[{"code":"wrong-type","severity":"error","file":"a.json","pointer":"/x","line":1,"column":7,"message":"found it","hint":null}]"#
        );
    }
}
