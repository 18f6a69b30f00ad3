//! Each form, in the edition of the package that this is a test of.

#[path = "forms.rs"]
mod forms;

macro_rules! each_answers {
    ($($form:ident => $answer:literal;)*) => {
        $(
            #[tokio::test]
            async fn $form() {
                assert_eq!(forms::answer(forms::$form::router().await).await, $answer);
            }
        )*
    };
}

forms::for_each_answer!(each_answers);
