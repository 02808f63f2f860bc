//! How much memory a heap may use when nobody says: half of what the process may have.

use std::fs;

/// Assumed where the operating system cannot be asked.
const FALLBACK_BYTES: usize = 4 << 30;

/// Half of the memory that the process may use: the tightest of control group limits (version 2
/// or 1), address space limit and physical memory.
pub(super) fn default_limit() -> usize {
    process_memory() / 2
}

fn process_memory() -> usize {
    let limits = [control_group_v2(), control_group_v1(), address_space(), physical()];
    limits.into_iter().flatten().min().unwrap_or(FALLBACK_BYTES)
}

/// The smallest `memory.max` from the process's group up to the root of the hierarchy.
fn control_group_v2() -> Option<usize> {
    let groups = fs::read_to_string("/proc/self/cgroup").ok()?;
    let mut path = groups.lines().find_map(|line| line.strip_prefix("0::"))?.trim_end_matches('/');
    let mut smallest = None;
    loop {
        let limit = read_number(&format!("/sys/fs/cgroup{path}/memory.max"));
        smallest = [smallest, limit].into_iter().flatten().min();
        match path.rfind('/') {
            Some(parent) => path = &path[..parent],
            None => return smallest,
        }
    }
}

fn control_group_v1() -> Option<usize> {
    read_number("/sys/fs/cgroup/memory/memory.limit_in_bytes")
}

fn read_number(path: &str) -> Option<usize> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

/// `ulimit -v`
fn address_space() -> Option<usize> {
    parse_address_space(&fs::read_to_string("/proc/self/limits").ok()?)
}

fn parse_address_space(limits: &str) -> Option<usize> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max address space"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn physical() -> Option<usize> {
    parse_physical(&fs::read_to_string("/proc/meminfo").ok()?)
}

fn parse_physical(meminfo: &str) -> Option<usize> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.split_whitespace().next()?.parse::<usize>().ok()?.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_tables_are_understood() {
        assert_eq!(parse_physical("MemTotal:       2000 kB\nMemFree: 1 kB\n"), Some(2_048_000));
        assert_eq!(parse_address_space("Max address space         1000   unlimited  bytes\n"), Some(1000));
        assert_eq!(parse_address_space("Max address space         unlimited unlimited bytes\n"), None);
    }

    #[test]
    fn some_limit_is_always_found() {
        assert!(default_limit() > 1 << 20);
    }
}
