//! `&T`, `&mut T` and `T`: borrows, moves and clones.

use hardwire::{container, inject};
use hardwire_tests::{Counted, text};

/// Does not implement `Clone`, so that a clone does not compile.
struct Db(u8);

/// A request value that does not implement `Clone` either.
struct Draft(String);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(7)
    }

    #[singleton]
    fn counted() -> Counted {
        Counted::default()
    }

    #[request]
    fn draft(db: &Db) -> Draft {
        Draft(db.0.to_string())
    }

    #[request]
    fn ticket() -> Ticket {
        Ticket(Counted::default())
    }

    #[request]
    fn stamped(ticket: &Ticket) -> Stamped {
        Stamped(ticket.0.clones())
    }

    #[request]
    fn envelope(ticket: Ticket) -> Envelope {
        Envelope(ticket)
    }

    #[request]
    fn signed(draft: &mut Draft) -> Signed {
        draft.0.push_str(" signed");
        Signed(draft.0.len())
    }
}

#[derive(Clone)]
struct Ticket(Counted);

struct Stamped(usize);

struct Envelope(Ticket);

struct Signed(usize);

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    text(handler, &App::build().await.unwrap()).await
}

#[tokio::test]
async fn a_singleton_is_borrowed() {
    #[inject]
    async fn handler(db: &Db, counted: &Counted) -> String {
        format!("{} {}", db.0, counted.clones())
    }

    assert_eq!(answer(handler).await, "7 0");
}

#[tokio::test]
async fn a_singleton_by_value_is_cloned_once() {
    #[inject]
    async fn handler(counted: Counted) -> String {
        counted.clones().to_string()
    }

    assert_eq!(answer(handler).await, "1");
}

#[tokio::test]
async fn a_request_value_is_borrowed() {
    #[inject]
    async fn handler(draft: &Draft) -> String {
        draft.0.clone()
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn a_request_value_is_borrowed_by_several() {
    #[inject]
    async fn handler(one: &Draft, two: &Draft) -> String {
        std::ptr::eq(one, two).to_string()
    }

    assert_eq!(answer(handler).await, "true");
}

#[tokio::test]
async fn a_request_value_is_borrowed_exclusively() {
    #[inject]
    async fn handler(draft: &mut Draft) -> String {
        draft.0.push('!');
        std::mem::take(&mut draft.0)
    }

    assert_eq!(answer(handler).await, "7!");
}

#[tokio::test]
async fn a_value_next_to_an_exclusive_borrow_is_an_earlier_clone() {
    #[inject]
    async fn handler(ticket: &mut Ticket, before: Ticket, later: Option<Ticket>) -> String {
        let later = later.map(|ticket| ticket.0.clones());
        let clones = (before.0.clones(), later);
        ticket.0 = Counted::default();
        format!("{clones:?} {}", ticket.0.clones())
    }

    assert_eq!(answer(handler).await, "(2, Some(2)) 0");
}

#[tokio::test]
async fn an_exclusive_borrow_ends_before_the_next_one_begins() {
    #[inject]
    async fn handler(signed: &Signed, draft: &mut Draft) -> String {
        draft.0.push_str(" sent");
        format!("{} {}", signed.0, draft.0)
    }

    assert_eq!(answer(handler).await, "8 7 signed sent");
}

#[tokio::test]
async fn a_value_that_was_borrowed_exclusively_may_then_be_moved() {
    #[inject]
    async fn handler(_signed: Signed, draft: Draft) -> String {
        draft.0
    }

    assert_eq!(answer(handler).await, "7 signed");
}

#[tokio::test]
async fn a_request_value_without_other_users_is_moved() {
    #[inject]
    async fn handler(draft: Draft) -> String {
        draft.0
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn a_request_value_is_moved_after_its_last_borrow() {
    #[inject]
    async fn handler(ticket: Ticket, stamped: Stamped) -> String {
        format!("{} {}", ticket.0.clones(), stamped.0)
    }

    assert_eq!(answer(handler).await, "0 0");
}

#[tokio::test]
async fn a_request_value_that_is_needed_later_is_cloned() {
    #[inject]
    async fn handler(envelope: &Envelope, ticket: &Ticket) -> String {
        format!("{} {}", envelope.0.0.clones(), ticket.0.clones())
    }

    assert_eq!(answer(handler).await, "1 1");
}

#[tokio::test]
async fn of_two_owners_the_last_receives_the_value() {
    #[inject]
    async fn handler(one: Ticket, two: Ticket) -> String {
        let both = [&one.0, &two.0].map(Counted::clones);
        format!("{both:?}")
    }

    assert_eq!(answer(handler).await, "[1, 1]");
}

#[tokio::test]
async fn a_value_that_is_borrowed_in_the_same_call_is_cloned() {
    #[inject]
    async fn handler(ticket: Ticket, lent: &Ticket) -> String {
        format!("{} {}", ticket.0.clones(), lent.0.clones())
    }

    assert_eq!(answer(handler).await, "1 1");
}

#[tokio::test]
async fn one_handler_moves_a_value_that_another_clones() {
    #[inject]
    async fn moves(ticket: Ticket) -> String {
        ticket.0.clones().to_string()
    }

    #[inject]
    async fn clones(envelope: Envelope, ticket: Ticket) -> String {
        let _ = envelope;
        ticket.0.clones().to_string()
    }

    assert_eq!(answer(moves).await, "0");
    assert_eq!(answer(clones).await, "1");
}

#[tokio::test]
async fn two_providers_may_own_one_request_value() {
    #[container]
    impl Post {
        #[request]
        fn ticket() -> Ticket {
            Ticket(Counted::default())
        }

        #[request]
        fn letter(ticket: Ticket) -> Letter {
            Letter(ticket)
        }

        #[request]
        fn parcel(ticket: Ticket) -> Parcel {
            Parcel(ticket)
        }
    }

    struct Letter(Ticket);
    struct Parcel(Ticket);

    #[inject(Post)]
    async fn handler(letter: Letter, parcel: Parcel) -> String {
        let both = [&letter.0.0, &parcel.0.0].map(Counted::clones);
        format!("{both:?}")
    }

    assert_eq!(text(handler, &Post::build().await.unwrap()).await, "[1, 1]");
}

#[tokio::test]
async fn a_value_is_cloned_while_something_borrows_from_it() {
    #[container]
    impl Lending {
        #[request]
        fn ticket() -> Ticket {
            Ticket(Counted::default())
        }

        #[request]
        fn copy(ticket: &Ticket) -> Copied<'_> {
            Copied(ticket)
        }
    }

    struct Copied<'a>(&'a Ticket);

    #[inject(Lending)]
    async fn handler(copied: Copied<'_>, ticket: Ticket) -> String {
        format!("{} {}", copied.0.0.clones(), ticket.0.clones())
    }

    assert_eq!(text(handler, &Lending::build().await.unwrap()).await, "1 1");
}
