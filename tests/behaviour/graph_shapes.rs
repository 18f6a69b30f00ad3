//! Graphs that are not linear.

use hardwire::{container, inject};
use hardwire_tests::{Counted, text};

#[tokio::test]
async fn both_sides_of_a_diamond_see_the_same_value() {
    struct Top(Counted);
    struct Left<'a>(&'a Top);
    struct Right<'a>(&'a Top);
    struct Bottom<'a>(Left<'a>, Right<'a>);

    #[container]
    impl App {
        #[request]
        fn top() -> Top {
            Top(Counted::default())
        }

        #[request]
        async fn left(top: &Top) -> Left<'_> {
            Left(top)
        }

        #[request]
        fn right(top: &Top) -> Right<'_> {
            Right(top)
        }

        #[request]
        async fn bottom<'t>(left: Left<'t>, right: Right<'t>) -> Bottom<'t> {
            Bottom(left, right)
        }
    }

    #[inject(App)]
    async fn handler(bottom: &Bottom<'_>, body: String) -> String {
        let is_same = std::ptr::eq(bottom.0.0, bottom.1.0);
        format!("{is_same} {}{body}", bottom.0.0.0.clones())
    }

    assert_eq!(text(handler, &App::build().await.unwrap()).await, "true 0");
}

/// `chain!(a A, b B, c C)`: a container in which each provider depends on the previous one.
macro_rules! chain {
    ($first:ident $First:ident $(, $name:ident $Type:ident)*) => {
        chain!(@ ($first $First) () $($name $Type)*);
    };
    (@ ($last:ident $Last:ident) ($($done:tt)*) $name:ident $Type:ident $($rest:tt)*) => {
        pub(super) struct $Last(pub(super) usize);
        chain!(@ ($name $Type) ($($done)* #[request] async fn $name(before: $Last) -> $Type {
            $Type(before.0 + 1)
        }) $($rest)*);
    };
    (@ ($last:ident $Last:ident) ($($done:tt)*)) => {
        pub(super) struct $Last(pub(super) usize);

        #[hardwire::container]
        impl Chain {
            #[request]
            fn a() -> A {
                A(1)
            }

            $($done)*
        }

        #[hardwire::inject(Chain)]
        pub(super) async fn handler(last: &$Last) -> String {
            last.0.to_string()
        }
    };
}

mod chain {
    chain!(
        a A, b B, c C, d D, e E, f F, g G, h H, i I, j J, k K, l L, m M, n N, o O, p P, q Q, r R,
        s S, t T, u U, v V, w W, x X, y Y, z Z, aa Aa, bb Bb, cc Cc, dd Dd, ee Ee, ff Ff, gg Gg,
        hh Hh, ii Ii, jj Jj, kk Kk, ll Ll, mm Mm, nn Nn, oo Oo, pp Pp, qq Qq, rr Rr, ss Ss, tt Tt,
        uu Uu, vv Vv, ww Ww, xx Xx, yy Yy, zz Zz
    );
}

#[tokio::test]
async fn a_chain_may_be_long() {
    let app = chain::Chain::build().await.unwrap();
    assert_eq!(text(chain::handler, &app).await, "52");
}

#[tokio::test]
async fn a_factory_may_need_factories_at_any_depth() {
    struct Leaf;
    struct Branch(usize);
    struct Tree(usize);

    #[container]
    impl App {
        #[factory]
        fn leaf() -> Leaf {
            Leaf
        }

        #[factory]
        fn branch(_: Leaf, grow: impl Fn() -> Leaf) -> Branch {
            Branch([grow(), grow()].len() + 1)
        }

        #[factory]
        fn tree(left: Branch, right: Branch, #[arg] more: usize) -> Tree {
            Tree(left.0 + right.0 + more)
        }
    }

    #[inject(App)]
    async fn handler(plant: impl Fn(usize) -> Tree, #[dep(tree(10))] tree: Tree) -> String {
        format!("{} {}", plant(1).0, tree.0)
    }

    assert_eq!(text(handler, &App::build().await.unwrap()).await, "7 16");
}

#[tokio::test]
async fn a_singleton_may_need_many() {
    struct Sum(u32);

    #[container]
    impl App {
        #[singleton]
        async fn sum(one: u8, two: &u16, three: &u32) -> Sum {
            Sum(u32::from(one) + u32::from(*two) + three)
        }

        #[singleton]
        fn one() -> u8 {
            1
        }

        #[singleton]
        fn two(one: &u8) -> u16 {
            u16::from(*one) + 1
        }

        #[singleton]
        async fn three(two: u16, one: &u8) -> u32 {
            u32::from(two) + u32::from(*one)
        }
    }

    assert_eq!(App::build().await.unwrap().sum.0, 6);
}
