//! Arguments of factories that name earlier parameters.

use fastrand::Rng;

use super::chance;
use crate::graph::{Argument, Asks, Graph, Parameter};

/// Lets some arguments of the handlers' factories name earlier parameters.
pub(super) fn name_arguments(rng: &mut Rng, graph: &mut Graph) {
    for handler in &mut graph.handlers {
        for position in 0..handler.parameters.len() {
            let (before, rest) = handler.parameters.split_at_mut(position);
            let named: Vec<_> = (0..position)
                .filter(|one| has_number(&before[*one]))
                .collect();
            let Some(Parameter {
                asks: Asks::Made { arguments, .. },
                ..
            }) = rest.first_mut()
            else {
                continue;
            };
            for argument in arguments {
                if let Some(named) = rng.choice(&named).filter(|_| chance(rng, 60)) {
                    *argument = Argument::Named(*named);
                }
            }
        }
    }
}

fn has_number(parameter: &Parameter) -> bool {
    matches!(
        parameter.asks,
        Asks::Value { .. } | Asks::Made { .. } | Asks::Extractor(_) | Asks::Body
    )
}
