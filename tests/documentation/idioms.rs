//! The page `idioms`.

const IDIOMS: &str = include_str!("../../runtime/src/docs/idioms.md");
const TRANSACTION: &str = include_str!("../database/tests/database/transaction.rs");

#[test]
fn the_transaction_is_that_of_the_tests_of_databases() {
    let block = IDIOMS.split("```rust,ignore\n").nth(1);
    let block = block.and_then(|block| block.split("\n```").next()).unwrap();
    assert!(TRANSACTION.contains(block));
}
