//! How many pages run at once. The one that nobody has seen for longest makes room for another (decisions.md 25).

/// How many pages run at once.
const MOST_LIVE: usize = 8;

/// Whether one more page may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room<Page> {
    /// It may.
    Free,
    /// It may once this one was frozen, the one that was hidden longest.
    After(Page),
    /// It may not: all that run are needed.
    None,
}

impl<Page> Room<Page> {
    /// Beside `live`, the pages that run, each with the time since when it can be frozen, if it can.
    pub fn beside<Since: Ord>(live: impl IntoIterator<Item = (Page, Option<Since>)>) -> Self {
        let live: Vec<_> = live.into_iter().collect();
        if live.len() < MOST_LIVE {
            return Self::Free;
        }
        let hidden = live
            .into_iter()
            .filter_map(|(page, since)| Some((since?, page)));
        let longest = hidden.min_by(|(one, _), (other, _)| one.cmp(other));
        longest.map_or(Self::None, |(_, page)| Self::After(page))
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn the_ninth_page_runs_in_place_of_the_one_hidden_longest() {
        let mut live = vec![('a', None), ('b', Some(3)), ('c', Some(2)), ('d', Some(9))];
        live.extend(['e', 'f', 'g'].map(|page| (page, None)));
        assert_eq!(Room::beside(live.clone()), Room::Free);
        live.push(('h', Some(4)));
        assert_eq!(Room::beside(live.clone()), Room::After('c'));
        for (_, since) in &mut live {
            *since = None;
        }
        assert_eq!(Room::beside(live), Room::None, "all can be seen");
    }
}
