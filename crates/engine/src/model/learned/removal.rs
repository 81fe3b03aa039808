//! Removal effects of the channels in the chain, solved, never simulated.
//!
//! At order 1, with F(x) = probability of ever visiting x and b(x) = expected gain from x, the journeys that visit x
//! gain F(x) b(x): one elimination gives both for all channels. At higher orders, b = r + Q b is solved by Gauss-Seidel
//! sweeps for several channels at a time, with the states of a removed channel held at zero. Between two sweeps, the
//! error that states with the same last channel have in common is removed in one step, by the chain of order 1 that
//! they sum to: the rest is small after a dozen sweeps, however long the journeys are.

use super::chain::Chain;

/// Loss without each channel, as a part of the total gain, and the largest error of the equations.
pub struct Removal {
    pub effects: Vec<f64>,
    pub residual: f64,
}

/// Most states or classes that are solved by elimination.
const DENSE: usize = 400;
/// Channels solved for at a time.
const LANES: usize = 8;
const MOST_SWEEPS: usize = 2_000;
const CLOSE: f64 = 1e-14;

/// Gain of the chain, in wins or in minor units.
pub struct Gain {
    /// Mean gain of a step out of each state.
    pub of_state: Vec<f64>,
    /// Largest mean gain of a win.
    pub most: f64,
    /// Gain of journeys too short for a state, and of those among them that contain each channel.
    pub short: f64,
    pub short_with: Vec<f64>,
    pub total: f64,
}

/// The effects of removing each channel.
pub fn effects(chain: &Chain, gain: &Gain) -> Removal {
    if gain.total == 0.0 {
        return Removal { effects: vec![0.0; chain.channels], residual: 0.0 };
    }
    if chain.order == 1 && chain.len() <= DENSE { dense(chain, gain) } else { sweeps(chain, gain) }
}

fn dense(chain: &Chain, gain: &Gain) -> Removal {
    let n = chain.len();
    let visits = visits(chain, n, |state| state);
    let mut effects = vec![0.0; chain.channels];
    let mut residual = 0.0_f64;
    let won: Vec<f64> = (0..n).map(|state| (0..n).map(|to| visits[state * n + to] * gain.of_state[to]).sum()).collect();
    for state in 0..n {
        let rate = |count: u64| count as f64 / chain.left[state] as f64;
        let steps: f64 = chain.out_of(state).iter().map(|&(to, count)| rate(count) * won[to as usize]).sum();
        residual = residual.max((gain.of_state[state] + steps - won[state]).abs() / gain.most);
        let visited: f64 = (0..n).map(|from| chain.start[from] as f64 * visits[from * n + state]).sum();
        let ever = visited / visits[state * n + state];
        effects[chain.members[state][0] as usize] = ever * won[state] / gain.total;
    }
    Removal { effects, residual }
}

/// Expected visits from each of `n` classes of states to each; `class` maps a state to its class.
fn visits(chain: &Chain, n: usize, class: impl Fn(usize) -> usize) -> Vec<f64> {
    let mut left = vec![0.0; n];
    let mut matrix = vec![0.0; n * n];
    for state in 0..chain.len() {
        left[class(state)] += chain.left[state] as f64;
        for &(to, count) in chain.out_of(state) {
            matrix[class(state) * n + class(to as usize)] -= count as f64;
        }
    }
    for (row, left) in left.into_iter().enumerate() {
        if left > 0.0 {
            matrix[row * n..(row + 1) * n].iter_mut().for_each(|value| *value /= left);
        }
        matrix[row * n + row] += 1.0;
    }
    inverse(matrix, n)
}

/// Inverts a diagonally dominant matrix, such as that of a chain that ends; needs no pivoting.
fn inverse(mut matrix: Vec<f64>, n: usize) -> Vec<f64> {
    for pivot in 0..n {
        let scale = 1.0 / matrix[pivot * n + pivot];
        matrix[pivot * n + pivot] = 1.0;
        matrix[pivot * n..(pivot + 1) * n].iter_mut().for_each(|value| *value *= scale);
        for row in (0..n).filter(|&row| row != pivot) {
            let factor = std::mem::replace(&mut matrix[row * n + pivot], 0.0);
            if factor != 0.0 {
                for column in 0..n {
                    matrix[row * n + column] -= factor * matrix[pivot * n + column];
                }
            }
        }
    }
    matrix
}

type Lanes = [f64; LANES];

fn sweeps(chain: &Chain, gain: &Gain) -> Removal {
    let system = System::new(chain, gain);
    let mut effects = Vec::with_capacity(chain.channels);
    let mut residual = 0.0_f64;
    for first in (0..chain.channels).step_by(LANES) {
        let mut block = Block::new(&system, first);
        residual = residual.max(block.solve());
        for lane in 0..LANES.min(chain.channels - first) {
            let starts = chain.start.iter().zip(&block.won).map(|(&start, won)| start as f64 * won[lane]);
            let without = starts.sum::<f64>() * gain.most + gain.short - gain.short_with[first + lane];
            effects.push(1.0 - without / gain.total);
        }
    }
    Removal { effects, residual }
}

/// The part of the equations that does not depend on the removed channel.
struct System<'a> {
    chain: &'a Chain,
    /// Target state and probability of each step.
    rates: Vec<(u32, f64)>,
    /// Mean gain of a step out of each state, as a part of the largest gain of a win.
    gain: Vec<f64>,
    /// Last channel of each state, which is its class; all states are one class if `classes` is 0.
    class: Vec<u32>,
    classes: usize,
    /// Expected visits from each class to each.
    visits: Vec<f64>,
    /// Steps out of the states of each class.
    left: Vec<f64>,
}

impl<'a> System<'a> {
    fn new(chain: &'a Chain, gain: &Gain) -> Self {
        let rates = (0..chain.len()).flat_map(|state| {
            chain.out_of(state).iter().map(move |&(to, count)| (to, count as f64 / chain.left[state] as f64))
        });
        let classes = if chain.channels <= DENSE { chain.channels } else { 0 };
        let class: Vec<u32> = chain.members.iter().map(|members| members[chain.order - 1]).collect();
        let mut left = vec![0.0; classes];
        if classes > 0 {
            for (class, &times) in class.iter().zip(&chain.left) {
                left[*class as usize] += times as f64;
            }
        }
        Self {
            chain,
            rates: rates.collect(),
            gain: gain.of_state.iter().map(|of_state| of_state / gain.most).collect(),
            visits: if classes > 0 { visits(chain, classes, |state| class[state] as usize) } else { Vec::new() },
            class,
            classes,
            left,
        }
    }
}

/// Gain from each state without each of a few channels.
struct Block<'a> {
    system: &'a System<'a>,
    first: usize,
    /// 1 if a state does not contain the channel of a lane, else 0.
    open: Vec<Lanes>,
    won: Vec<Lanes>,
}

impl<'a> Block<'a> {
    fn new(system: &'a System<'a>, first: usize) -> Self {
        let open = system.chain.members.iter().map(|members| {
            std::array::from_fn(|lane| if members.contains(&((first + lane) as u32)) { 0.0 } else { 1.0 })
        });
        Self { system, first, open: open.collect(), won: vec![[0.0; LANES]; system.chain.len()] }
    }

    /// The value that the equation of a state gives it, from the current values of its neighbours.
    fn wanted(&self, state: usize) -> Lanes {
        let System { chain, rates, gain, .. } = self.system;
        let mut sum = [gain[state]; LANES];
        for &(to, rate) in &rates[chain.starts[state] as usize..chain.starts[state + 1] as usize] {
            let won = &self.won[to as usize];
            for lane in 0..LANES {
                sum[lane] += rate * won[lane];
            }
        }
        for (sum, open) in sum.iter_mut().zip(&self.open[state]) {
            *sum *= open;
        }
        sum
    }

    /// Sweeps until the equations hold; returns the largest error.
    fn solve(&mut self) -> f64 {
        let states = self.system.chain.len();
        let (mut residual, mut before) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..MOST_SWEEPS {
            for state in (0..states).rev() {
                self.won[state] = self.wanted(state);
            }
            let mut off = vec![[0.0; LANES]; self.system.classes.max(1)];
            let mut most = 0.0_f64;
            for state in 0..states {
                let (wanted, times) = (self.wanted(state), self.system.chain.left[state] as f64);
                let off = &mut off[self.class(state)];
                for lane in 0..LANES {
                    let error = wanted[lane] - self.won[state][lane];
                    off[lane] += times * error;
                    most = most.max(error.abs());
                }
            }
            residual = most;
            if residual <= CLOSE {
                break;
            }
            // For long journeys a correction is off by more than a sweep leaves: then only sweeps go on.
            if residual < before / 2.0 {
                self.correct(&off);
                before = residual;
            }
        }
        residual
    }

    fn class(&self, state: usize) -> usize {
        if self.system.classes > 0 { self.system.class[state] as usize } else { 0 }
    }

    /// Removes the error that the states of each class have in common. `off` holds the errors of each class's
    /// equations, weighted by how often its states were left; the chain of the classes turns these into errors of the
    /// values. The class of a removed channel is taken out by its row and column of the inverse.
    fn correct(&mut self, off: &[Lanes]) {
        let System { classes, visits, left, .. } = self.system;
        let n = *classes;
        let mut error = vec![[0.0; LANES]; n];
        for (row, error) in error.iter_mut().enumerate() {
            for (column, off) in off.iter().enumerate().take(n).filter(|(column, _)| left[*column] > 0.0) {
                let times = visits[row * n + column] / left[column];
                for lane in 0..LANES {
                    error[lane] += times * off[lane];
                }
            }
        }
        for lane in 0..LANES.min(n.saturating_sub(self.first)) {
            let gone = self.first + lane;
            let part = error[gone][lane] / visits[gone * n + gone];
            for (row, error) in error.iter_mut().enumerate() {
                error[lane] -= visits[row * n + gone] * part;
            }
        }
        if n > 0 {
            for state in 0..self.won.len() {
                let error = error[self.system.class[state] as usize];
                for ((won, open), error) in self.won[state].iter_mut().zip(&self.open[state]).zip(error) {
                    *won += open * error;
                }
            }
        }
    }
}
