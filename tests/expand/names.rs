//! The name of every form, which is the name of its file.

/// Calls `$each! { … }` with the name of every form, which is the name of its file.
macro_rules! for_each_form {
    ($each:ident) => {
        $each! {
            after_body
            associated
            attributes
            blocking
            borrowing
            bound_arguments
            call
            chain
            collection
            concurrent
            concurrent_start_up
            configured
            container_error
            deferred
            dep
            diamond
            exclusive
            external
            extract
            extractors
            factory_by_value
            generic
            generic_extractors
            generic_handler
            generic_singletons
            group
            guards
            handler_error
            handler_with_nothing
            impl_async_fn
            impl_fn
            input
            lazy
            mapping
            middleware
            modules
            moved_and_cloned
            optional
            other_container
            outcomes
            parts_kept
            plain_axum
            prefixed_modules
            provider_extractor
            public_container
            quick_start
            request_parts
            request_providers
            selector
            shared_values
            shutdown
            singletons
            start_up
            state
            task
            teardown
            traits
        }
    };
}
