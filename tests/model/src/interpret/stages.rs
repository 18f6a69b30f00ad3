//! Steps that run at the same time: those that must be awaited, with all others at that point that must be. Steps that
//! need their values are in a later stage.

/// The steps between two points at which all earlier steps have finished.
#[derive(Debug, Default)]
pub(super) struct Stage {
    /// One after the other.
    pub(super) first: Vec<usize>,
    /// Then at the same time.
    pub(super) together: Vec<usize>,
}

/// The stages of these things: of several that could be next, the first is.
pub(super) fn stages(
    order: &[usize],
    needs: impl Fn(usize) -> Vec<usize>,
    waits: impl Fn(usize) -> bool,
) -> Vec<Stage> {
    let mut over: Vec<usize> = Vec::new();
    let mut rest = order.to_vec();
    let mut stages = Vec::new();
    while !rest.is_empty() {
        let mut stage = Stage::default();
        let is_there = |thing: usize, over: &[usize]| {
            needs(thing)
                .iter()
                .all(|need| !order.contains(need) || over.contains(need))
        };
        let next = |over: &[usize]| {
            let mut rest = rest.iter().copied();
            rest.find(|thing| !over.contains(thing) && !waits(*thing) && is_there(*thing, over))
        };
        while let Some(thing) = next(&over) {
            stage.first.push(thing);
            over.push(thing);
        }
        stage.together.extend(
            rest.iter()
                .filter(|thing| waits(**thing) && is_there(**thing, &over)),
        );
        over.extend(&stage.together);
        rest.retain(|thing| !over.contains(thing));
        stages.push(stage);
    }
    stages
}
