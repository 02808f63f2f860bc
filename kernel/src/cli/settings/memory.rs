//! How much memory this process may use: the machine's, or less where a control group or a resource
//! limit says so. Only reads; where a file is missing or odd it counts as no limit.

use std::fs;
use std::path::{Path, PathBuf};

/// What is assumed where the system does not tell.
const UNKNOWN_MACHINE_BYTES: u64 = 4 << 30;

/// The default heap limit.
pub(crate) fn half_of_what_this_process_may_use() -> u64 {
    let machine =
        read("/proc/meminfo").and_then(|text| machine_bytes(&text)).unwrap_or(UNKNOWN_MACHINE_BYTES);
    let address_space = read("/proc/self/limits").and_then(|text| address_space_bytes(&text));
    let group = read("/proc/self/cgroup").and_then(|text| group_bytes(&text));
    [address_space, group].into_iter().flatten().fold(machine, u64::min) / 2
}

fn read(path: impl AsRef<Path>) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// The machine's memory, from the text of `/proc/meminfo`.
fn machine_bytes(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

/// The soft limit of the address space, from the text of `/proc/self/limits`.
fn address_space_bytes(limits: &str) -> Option<u64> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max address space"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The tightest memory limit of the process's control group and the groups around it.
fn group_bytes(cgroup: &str) -> Option<u64> {
    cgroup.lines().filter_map(group_limit_file).filter_map(tightest).min()
}

/// Where the limit of one line of `/proc/self/cgroup` is kept: the folder, its root, and the file's name.
fn group_limit_file(line: &str) -> Option<(PathBuf, &'static str, &'static str)> {
    let mut fields = line.splitn(3, ':').skip(1);
    let (controllers, path) = (fields.next()?, fields.next()?.trim_start_matches('/'));
    let (root, file) = match controllers {
        "" => ("/sys/fs/cgroup", "memory.max"),
        "memory" => ("/sys/fs/cgroup/memory", "memory.limit_in_bytes"),
        _ => return None,
    };
    Some((Path::new(root).join(path), root, file))
}

fn tightest((folder, root, file): (PathBuf, &'static str, &'static str)) -> Option<u64> {
    let groups = folder.ancestors().take_while(|folder| folder.starts_with(root));
    groups.filter_map(|folder| read(folder.join(file))?.trim().parse().ok()).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_linux_are_understood() {
        assert_eq!(machine_bytes("MemTotal:       24000 kB\nMemFree: 1 kB\n"), Some(24000 * 1024));
        assert_eq!(machine_bytes("nothing\n"), None);
        let limits = "Limit  Soft Limit  Hard Limit  Units\nMax address space   1000   unlimited   bytes\n";
        assert_eq!(address_space_bytes(limits), Some(1000));
        assert_eq!(address_space_bytes("Max address space   unlimited   unlimited   bytes\n"), None);
    }

    #[test]
    fn both_kinds_of_control_group_are_found() {
        let file = |line| group_limit_file(line).map(|(folder, _, file)| folder.join(file));
        assert_eq!(file("0::/a/b"), Some(PathBuf::from("/sys/fs/cgroup/a/b/memory.max")));
        assert_eq!(file("4:memory:/"), Some(PathBuf::from("/sys/fs/cgroup/memory/memory.limit_in_bytes")));
        assert_eq!(file("3:cpu:/a"), None);
        assert_eq!(file("garbage"), None);
    }

    #[test]
    fn the_answer_is_never_nothing() {
        assert!(half_of_what_this_process_may_use() > 0);
    }
}
