//! What the tests of the pictures share: English words, invented views, and a check of the finished picture.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod any;
pub mod checks;
pub mod deals;
pub mod english;
pub mod together;
pub mod views;
