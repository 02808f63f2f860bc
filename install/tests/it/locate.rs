//! Where each platform keeps kernelspecs, for given environments.

use std::path::{Path, PathBuf};

use install::{Location, NoFolder, Platform, Surroundings, search_path};

fn user(platform: Platform, variables: &[(&str, &str)]) -> PathBuf {
    Location::User.kernels(&Surroundings::new(platform, variables.iter().copied())).unwrap()
}

#[test]
fn the_users_folder_follows_the_platform() {
    for (platform, variables, expected) in [
        (Platform::Unix, &[("HOME", "/home/a")][..], "/home/a/.local/share/jupyter/kernels"),
        (Platform::Unix, &[("HOME", "/home/a"), ("XDG_DATA_HOME", "/data")], "/data/jupyter/kernels"),
        (
            Platform::Unix,
            &[("HOME", "/home/a"), ("XDG_DATA_HOME", "")],
            "/home/a/.local/share/jupyter/kernels",
        ),
        (Platform::MacOs, &[("HOME", "/Users/a")], "/Users/a/Library/Jupyter/kernels"),
        (Platform::Windows, &[("APPDATA", "C:/A/Roaming")], "C:/A/Roaming/jupyter/kernels"),
        (Platform::Windows, &[("USERPROFILE", "C:/A")], "C:/A/AppData/Roaming/jupyter/kernels"),
        (Platform::MacOs, &[("HOME", "/Users/a"), ("JUPYTER_DATA_DIR", "/j")], "/j/kernels"),
    ] {
        assert_eq!(user(platform, variables), Path::new(expected), "{platform:?} {variables:?}");
    }
}

#[test]
fn an_unknown_home_is_a_clear_error() {
    let error = Location::User.kernels(&Surroundings::new(Platform::Unix, [])).unwrap_err();
    assert_eq!(error, NoFolder::NoHome { variable: "HOME" });
    assert!(error.to_string().contains("HOME is not set"));
}

#[test]
fn a_prefix_holds_share_jupyter_kernels() {
    let around = Surroundings::new(Platform::Unix, []);
    let folder = Location::Prefix("/opt/p".into()).kernels(&around).unwrap();
    assert_eq!(folder, Path::new("/opt/p/share/jupyter/kernels"));
}

#[test]
fn sys_prefix_is_the_active_environment_then_the_pythons() {
    let folder = |variables: &[(&str, &str)], python: Option<&str>| {
        let around = Surroundings::new(Platform::Unix, variables.iter().copied());
        Location::SysPrefix { python: python.map(PathBuf::from) }.kernels(&around)
    };
    let kernels = |prefix: &str| Ok(PathBuf::from(prefix).join("share/jupyter/kernels"));
    assert_eq!(folder(&[("VIRTUAL_ENV", "/v"), ("CONDA_PREFIX", "/c")], Some("/p")), kernels("/v"));
    assert_eq!(folder(&[("CONDA_PREFIX", "/c")], Some("/p")), kernels("/c"));
    assert_eq!(folder(&[], Some("/p")), kernels("/p"));
    assert_eq!(folder(&[], None), Err(NoFolder::NoEnvironment));
}

#[test]
fn connection_files_are_below_the_data_unless_told_otherwise() {
    let folder = |variables: &[(&str, &str)]| {
        Surroundings::new(Platform::Unix, variables.iter().copied()).jupyter_runtime().unwrap()
    };
    assert_eq!(folder(&[("HOME", "/h")]), Path::new("/h/.local/share/jupyter/runtime"));
    assert_eq!(folder(&[("HOME", "/h"), ("JUPYTER_RUNTIME_DIR", "/run/j")]), Path::new("/run/j"));
}

#[test]
fn a_jupyter_searches_the_environment_it_is_installed_in() {
    let first = |variables: &[(&str, &str)]| {
        let around = Surroundings::new(Platform::Unix, variables.iter().copied()).inside(Path::new("/its"));
        search_path(&around).swap_remove(0)
    };
    assert_eq!(first(&[]), Path::new("/its/share/jupyter/kernels"));
    assert_eq!(first(&[("VIRTUAL_ENV", "/active")]), Path::new("/active/share/jupyter/kernels"));
}

#[test]
fn jupyter_searches_its_path_then_the_environment_then_the_user_then_the_system() {
    let variables = [
        ("JUPYTER_PATH", "/one:/two"),
        ("VIRTUAL_ENV", "/venv"),
        ("HOME", "/home/a"),
        ("CONDA_PREFIX", "/conda"),
    ];
    let expected: Vec<PathBuf> = [
        "/one/kernels",
        "/two/kernels",
        "/venv/share/jupyter/kernels",
        "/home/a/.local/share/jupyter/kernels",
        "/usr/local/share/jupyter/kernels",
        "/usr/share/jupyter/kernels",
    ]
    .map(PathBuf::from)
    .into();
    assert_eq!(search_path(&Surroundings::new(Platform::Unix, variables)), expected);
}
