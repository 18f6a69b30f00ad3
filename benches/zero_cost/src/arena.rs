//! An allocator in which every allocation costs the same.
//!
//! In the system's allocator, the cost of an allocation depends on all earlier ones. It varies by up to 400 instructions,
//! which would be attributed to the code that allocates. Also, the cost of copying a large block in glibc depends on its
//! offset in a page, so large blocks always start at a page.

#![expect(unsafe_code, reason = "a global allocator requires it")]

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const BYTES: usize = 64 << 20;
const LINE: usize = 64;
const PAGE: usize = 4096;

/// Blocks of at least this size start at a page of their own.
const LARGE: usize = 256;

type Memory = UnsafeCell<MaybeUninit<[u8; BYTES]>>;

/// Allocates blocks sequentially, each at the start of a cache line or a page, and counts them. It never frees a block.
#[derive(Debug)]
#[repr(C, align(4096))]
pub struct Arena {
    memory: Memory,
    used: AtomicUsize,
    blocks: AtomicUsize,
}

// SAFETY: no byte of the memory is allocated twice, so no two threads share a byte.
unsafe impl Sync for Arena {}

impl Arena {
    /// An empty arena.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a static needs a constant")]
    pub const fn new() -> Self {
        Self {
            memory: UnsafeCell::new(MaybeUninit::uninit()),
            used: AtomicUsize::new(0),
            blocks: AtomicUsize::new(0),
        }
    }

    /// The number of allocated blocks.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.blocks.load(Relaxed)
    }
}

// SAFETY: a block lies within the memory, which is aligned to a page, and blocks do not overlap.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = layout.size().next_multiple_of(LINE);
        let place = if size < LARGE { LINE } else { PAGE };
        let end = |used: usize| Some(used.next_multiple_of(place) + size);
        let Ok(used) = self.used.fetch_update(Relaxed, Relaxed, end) else {
            return ptr::null_mut();
        };
        let start = used.next_multiple_of(place);
        if layout.align() > place || start + size > BYTES {
            return ptr::null_mut();
        }
        self.blocks.fetch_add(1, Relaxed);
        // SAFETY: `start` is within the memory.
        unsafe { self.memory.get().cast::<u8>().add(start) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
