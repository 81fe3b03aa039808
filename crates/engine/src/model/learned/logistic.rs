//! Logistic regression of won and lost on the channels present, with an intercept and a ridge penalty, bagged: the mean
//! of the signed coefficients over resamples of the journeys. It shows association, not cause.

use super::random::Random;
use super::sets::{Record, Sets};

/// Most channels in one regression.
pub const MOST_CHANNELS: usize = 256;

const BAGS: usize = 20;
const SEED: u64 = 0x6661_6972_7368_6172;
/// Ridge penalty: half of this times the square of each coefficient, without the intercept.
const RIDGE: f64 = 1.0;
const STEPS: usize = 50;
const CLOSE: f64 = 1e-10;

/// The mean coefficient of each channel; `None` if there are more than [`MOST_CHANNELS`].
pub fn scores(sets: &Sets, record: &Record) -> Option<Vec<f64>> {
    let (wins, losses) = sets.with(record);
    let present: Vec<usize> = (0..sets.count).filter(|&channel| wins[channel] + losses[channel] > 0).collect();
    if present.len() > MOST_CHANNELS {
        return None;
    }
    let mut column = vec![0; sets.count];
    for (at, &channel) in present.iter().enumerate() {
        column[channel] = at + 1;
    }
    let columns: Vec<Vec<usize>> = (0..sets.len())
        .map(|set| std::iter::once(0).chain(sets.members(set).iter().map(|&c| column[c as usize])).collect())
        .collect();
    let mut random = Random::new(SEED);
    let mut sums = vec![0.0; present.len() + 1];
    for _ in 0..BAGS {
        let drawn: Vec<(f64, f64)> = record
            .wins
            .iter()
            .zip(&record.losses)
            .map(|(&wins, &losses)| (random.drawn(wins) as f64, random.drawn(losses) as f64))
            .collect();
        for (sum, coefficient) in sums.iter_mut().zip(fit(&columns, &drawn, present.len() + 1)) {
            *sum += coefficient;
        }
    }
    let mut scores = vec![0.0; sets.count];
    for (at, &channel) in present.iter().enumerate() {
        scores[channel] = sums[at + 1] / BAGS as f64;
    }
    Some(scores)
}

/// Newton's method on the penalised likelihood, which has one maximum. Halves any step that would lower it.
fn fit(columns: &[Vec<usize>], drawn: &[(f64, f64)], width: usize) -> Vec<f64> {
    let mut beta = vec![0.0; width];
    let mut best = likelihood(columns, drawn, &beta);
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = beta.iter().map(|b| -RIDGE * b).collect();
        let mut hessian = vec![0.0; width * width];
        gradient[0] = 0.0;
        for at in 1..width {
            hessian[at * width + at] = RIDGE;
        }
        // Keeps the intercept finite if all journeys were won, or all lost.
        hessian[0] = 1e-9;
        for (row, &(won, lost)) in columns.iter().zip(drawn).filter(|(_, (won, lost))| won + lost > 0.0) {
            let p = sigmoid(row.iter().map(|&at| beta[at]).sum());
            let (slope, bend) = (won - (won + lost) * p, (won + lost) * p * (1.0 - p));
            for &a in row {
                gradient[a] += slope;
                for &b in row {
                    hessian[a * width + b] += bend;
                }
            }
        }
        let step = solve(hessian, gradient, width);
        let mut scale = 1.0;
        let next = loop {
            let next: Vec<f64> = beta.iter().zip(&step).map(|(b, s)| b + scale * s).collect();
            let value = likelihood(columns, drawn, &next);
            if value >= best || scale < 1e-6 {
                best = value;
                break next;
            }
            scale /= 2.0;
        };
        let moved = beta.iter().zip(&next).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        beta = next;
        if moved < CLOSE {
            break;
        }
    }
    beta
}

fn likelihood(columns: &[Vec<usize>], drawn: &[(f64, f64)], beta: &[f64]) -> f64 {
    let penalty: f64 = beta[1..].iter().map(|b| b * b).sum::<f64>() * RIDGE / 2.0;
    let terms = columns.iter().zip(drawn).filter(|(_, (won, lost))| won + lost > 0.0).map(|(row, (won, lost))| {
        let score: f64 = row.iter().map(|&at| beta[at]).sum();
        // ln(1 + e^-|score|), without overflow and without losing small values.
        let both = libm::log1p(libm::exp(-score.abs()));
        -(won * (both + (-score).max(0.0)) + lost * (both + score.max(0.0)))
    });
    terms.sum::<f64>() - penalty
}

fn sigmoid(score: f64) -> f64 {
    if score >= 0.0 {
        1.0 / (1.0 + libm::exp(-score))
    } else {
        let e = libm::exp(score);
        e / (1.0 + e)
    }
}

/// Solves a symmetric positive definite system by Cholesky's decomposition.
fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>, n: usize) -> Vec<f64> {
    for column in 0..n {
        for row in column..n {
            let mut sum = matrix[row * n + column];
            for k in 0..column {
                sum -= matrix[row * n + k] * matrix[column * n + k];
            }
            matrix[row * n + column] =
                if row == column { sum.max(1e-300).sqrt() } else { sum / matrix[column * n + column] };
        }
    }
    for row in 0..n {
        for k in 0..row {
            right[row] -= matrix[row * n + k] * right[k];
        }
        right[row] /= matrix[row * n + row];
    }
    for row in (0..n).rev() {
        for k in row + 1..n {
            right[row] -= matrix[k * n + row] * right[k];
        }
        right[row] /= matrix[row * n + row];
    }
    right
}
