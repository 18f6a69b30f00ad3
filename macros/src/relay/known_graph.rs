//! Graphs that were read before. All handlers of a crate are expanded in one process, and each brings the whole
//! descriptor along.
//!
//! This is the only thread-local of the macros. It is a cache and no input: an expansion is the same without it.
//! Reading a descriptor of a thousand providers takes tens of milliseconds in a dev build, for each handler.

use std::cell::RefCell;
use std::rc::Rc;

use super::published::Descriptor;
use crate::graph::{Graph, descriptor};

/// More containers than a crate has. The process of an editor goes on, and sees each version of a container.
const KEPT: usize = 16;

thread_local! {
    /// Each graph with its fingerprint.
    static KNOWN: RefCell<Vec<(String, Rc<Graph>)>> = const { RefCell::new(Vec::new()) };
}

/// The graph of the descriptor. `None` if another version wrote it.
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
    fn a_dropped_graph_is_read_again() {
        let (graph, descriptor) = written("user");
        read(&descriptor);
        for number in 0..=KEPT {
            read(&written(&format!("user_{number}")).1);
        }
        assert_eq!(*read(&descriptor).unwrap(), graph);
    }

    #[test]
    fn a_descriptor_of_another_version_is_not_read() {
        assert!(read(&descriptor("old", "hardwire 0.0.0")).is_none());
    }
}
