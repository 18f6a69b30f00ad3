//! Graphs that were read before. All handlers of a crate are expanded in one process, and each
//! brings the whole descriptor along.

use std::cell::RefCell;
use std::rc::Rc;

use super::published::Descriptor;
use crate::graph::{Graph, descriptor};

/// More containers than a crate has. An editor's process lives on, and sees each version of one.
const KEPT: usize = 16;

thread_local! {
    /// Each under its fingerprint.
    static KNOWN: RefCell<Vec<(String, Rc<Graph>)>> = const { RefCell::new(Vec::new()) };
}

/// The graph in the descriptor. Nothing if another version wrote it.
pub(super) fn read(descriptor: &Descriptor) -> Option<Rc<Graph>> {
    let fingerprint = &descriptor.fingerprint.to_string();
    KNOWN.with_borrow_mut(|known| {
        if let Some((_, graph)) = known.iter().find(|(known, _)| known == fingerprint) {
            return Some(Rc::clone(graph));
        }
        let graph = Rc::new(descriptor::decode(&descriptor.text()?)?);
        known.truncate(KEPT - 1);
        known.insert(0, (fingerprint.clone(), Rc::clone(&graph)));
        Some(graph)
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::published::Descriptor;
    use super::{KEPT, read};
    use crate::graph::descriptor::encode;
    use crate::graph::sample::graph;
    use crate::graph::{Graph, Lifetime, sample::provider};

    fn descriptor(fingerprint: &str, text: &str) -> Descriptor {
        let tokens = quote::quote!(#fingerprint { #text });
        Descriptor::read(&mut tokens.into_iter().peekable()).unwrap()
    }

    fn written(name: &str) -> (Graph, Descriptor) {
        let graph = graph(vec![provider(name, Lifetime::Request, &[])]);
        let descriptor = descriptor(name, &encode(&graph));
        (graph, descriptor)
    }

    #[test]
    fn a_descriptor_is_read_once() {
        let (graph, descriptor) = written("user");
        let first = read(&descriptor).unwrap();
        assert_eq!(*first, graph);
        assert!(Rc::ptr_eq(&first, &read(&descriptor).unwrap()));
    }

    #[test]
    fn another_descriptor_is_another_graph() {
        let (user, of_user) = written("user");
        let (order, of_order) = written("order");
        assert_eq!(*read(&of_user).unwrap(), user);
        assert_eq!(*read(&of_order).unwrap(), order);
    }

    #[test]
    fn what_was_forgotten_is_read_again() {
        let (graph, descriptor) = written("user");
        read(&descriptor);
        for number in 0..=KEPT {
            read(&written(&format!("user_{number}")).1);
        }
        assert_eq!(*read(&descriptor).unwrap(), graph);
    }

    #[test]
    fn another_version_is_not_read() {
        assert!(read(&descriptor("old", "hardwire 0.0.0")).is_none());
    }
}
