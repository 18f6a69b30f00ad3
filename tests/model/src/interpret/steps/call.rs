use super::Input;
use crate::graph::Access;
use crate::interpret::Node;

/// A call of a provider or of the handler: with what.
#[derive(Clone, Debug)]
pub(in crate::interpret) struct Call {
    pub(in crate::interpret) node: Node,
    pub(in crate::interpret) inputs: Vec<Input>,
    pub(in crate::interpret) arguments: Vec<Given>,
    /// Something else stands in the provider's place, which needs nothing.
    pub(in crate::interpret) is_replaced: bool,
}

/// An argument of a factory.
#[derive(Clone, Debug)]
pub(in crate::interpret) enum Given {
    Number(u64),
    /// What an earlier parameter is given.
    Named(Box<Input>),
}

impl Call {
    pub(super) fn moved_to(&mut self, places: &[usize]) {
        for input in &mut self.inputs {
            input.moved_to(places);
        }
        for argument in &mut self.arguments {
            if let Given::Named(input) = argument {
                input.moved_to(places);
            }
        }
    }

    /// What its arguments name.
    pub(super) fn named(&self) -> impl Iterator<Item = &Input> {
        self.arguments.iter().filter_map(|argument| match argument {
            Given::Named(input) => Some(&**input),
            Given::Number(_) => None,
        })
    }

    pub(in crate::interpret) fn needs(&self) -> Vec<usize> {
        let inputs = self.inputs.iter().filter(|_| !self.is_replaced);
        inputs.chain(self.named()).flat_map(Input::needs).collect()
    }

    pub(in crate::interpret) fn uses(&self) -> Vec<(usize, Access)> {
        let inputs = self.inputs.iter().chain(self.named());
        inputs.flat_map(Input::uses).collect()
    }

    pub(in crate::interpret) fn kept(&self) -> Vec<usize> {
        self.inputs.iter().flat_map(Input::kept).collect()
    }
}
