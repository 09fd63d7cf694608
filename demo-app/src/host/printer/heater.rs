//! How a heater warms and cools.

use std::time::Duration;

/// Where everything ends up that is not heated, in °C.
const AMBIENT: f64 = 22.0;

/// A first-order model: at full power the temperature tends to `hottest`, without power to the room's. Reading it in
/// many small steps or in a large one comes to the same.
#[derive(Clone, Debug)]
pub(super) struct Heater {
    temperature: f64,
    /// 0 is off.
    target: f64,
    /// The highest target, in °C.
    limit: f64,
    /// Where full power would lead, in °C.
    hottest: f64,
    /// After this long, 63 % of the way is gone.
    time_constant: Duration,
}

impl Heater {
    pub(super) const fn hotend() -> Self {
        Self {
            temperature: AMBIENT,
            target: 0.0,
            limit: 300.0,
            hottest: 380.0,
            time_constant: Duration::from_secs(120),
        }
    }

    pub(super) const fn bed() -> Self {
        Self {
            temperature: AMBIENT,
            target: 0.0,
            limit: 110.0,
            hottest: 150.0,
            time_constant: Duration::from_secs(240),
        }
    }

    /// Lets time pass.
    pub(super) fn advance(&mut self, elapsed: Duration) {
        let heats = self.is_on();
        let end = if heats { self.hottest } else { AMBIENT };
        let left = (-elapsed.as_secs_f64() / self.time_constant.as_secs_f64()).exp();
        let free = end + (self.temperature - end) * left;
        self.temperature = if heats {
            free.min(self.target)
        } else {
            free.max(self.target)
        };
    }

    /// Sets the target in °C, as far as the heater goes; 0 is off.
    pub(super) const fn set_target(&mut self, target: f64) {
        self.target = target.clamp(0.0, self.limit);
    }

    /// °C.
    pub(super) const fn temperature(&self) -> f64 {
        self.temperature
    }

    /// °C; 0 is off.
    pub(super) const fn target(&self) -> f64 {
        self.target
    }

    /// Whether it is on its way up.
    pub(super) fn is_on(&self) -> bool {
        self.target > self.temperature
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(mut heater: Heater, secs: u64, steps: u32) -> f64 {
        for _ in 0..steps {
            heater.advance(Duration::from_secs(secs) / steps);
        }
        heater.temperature()
    }

    #[test]
    fn a_heater_reaches_its_target_in_time_and_stays() {
        let mut heater = Heater::hotend();
        heater.set_target(200.0);
        let half = after(heater.clone(), 40, 40);
        assert!((100.0..150.0).contains(&half), "{half}");
        assert_eq!(after(heater.clone(), 120, 120), 200.0);
        assert_eq!(after(heater, 10_000, 3), 200.0);
    }

    #[test]
    fn a_heater_that_is_off_cools_to_the_room() {
        let mut heater = Heater::bed();
        heater.set_target(60.0);
        heater.advance(Duration::from_secs(600));
        heater.set_target(0.0);
        let (soon, late) = (after(heater.clone(), 60, 6), after(heater, 100_000, 1));
        assert!((40.0..59.0).contains(&soon), "{soon}");
        assert!((late - AMBIENT).abs() < 0.01, "{late}");
    }

    #[test]
    fn the_size_of_the_steps_does_not_matter() {
        let mut heater = Heater::bed();
        heater.set_target(90.0);
        let (one, many) = (after(heater.clone(), 100, 1), after(heater, 100, 1_000));
        assert!((one - many).abs() < 0.001, "{one} {many}");
    }

    #[test]
    fn a_target_stays_within_what_the_heater_can_do() {
        let mut heater = Heater::hotend();
        for (asked, set) in [(1e9, 300.0), (-5.0, 0.0), (f64::INFINITY, 300.0)] {
            heater.set_target(asked);
            assert_eq!(heater.target(), set);
        }
    }
}
