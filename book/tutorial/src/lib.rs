//! The program of the book's tutorial. Each chapter is a program of its own, in `src/bin`.
