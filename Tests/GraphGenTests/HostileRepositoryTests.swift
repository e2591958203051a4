import Foundation
import TestSupport
import Testing

/// `diff REVISION` in repositories that somebody hostile has made: what their configuration names is never run, and
/// what they hold is read as data.
@Suite struct HostileRepositoryTests {
  /// What `diff` prints of the property that is gone, with its place in the revision.
  private static func change(_ revision: String) -> String {
    """
      v1.0 microsoft.graph.lamp/isOn: the property is gone; in Swift it was 'GraphV1.Lamp.isOn' [property-removed]
        - it was at \(revision):Specs/v1.0.csdl.xml:8:9

    """
  }

  /// A repository with a program that leaves a file behind when it is run.
  private struct Attack {
    let project: Project
    var marker: String { project.path + "/marker" }
    var program: String { project.path + "/program" }
    var wasRun: Bool { FileManager.default.fileExists(atPath: marker) }

    init(_ options: String...) throws {
      project = try options.isEmpty ? Project.repository() : Project.repository(options[0])
      try project.write("#!/bin/sh\necho run >> '\(marker)'\nexit 1\n", to: "program")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    }

    func configure(_ values: [(String, String)]) throws {
      for (name, value) in values { try #require(try project.git("config", name, value) == 0) }
    }

    /// Takes the metadata's object out, as a clone in part has it.
    func removeMetadata() throws {
      let id = try project.gitOutput("rev-parse", "HEAD:Specs/v1.0.csdl.xml")
      let file = "\(project.path)/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
      try FileManager.default.removeItem(atPath: file)
    }
  }

  private func expectChange(_ attack: Attack, _ arguments: String..., environment: [String: String] = [:]) throws {
    let arguments = arguments.isEmpty ? ["HEAD"] : arguments
    let change = Self.change(arguments[0].components(separatedBy: ":")[0])
    let result = try CommandLineTool.run(
      ["diff"] + arguments,
      in: attack.project.path,
      environment: environment
    )
    #expect(result.status == 0 && result.error == "" && result.output.contains(change), "\(result)")
    #expect(!attack.wasRun)
  }

  private func expectError(_ attack: Attack, _ operand: String, _ words: String) throws {
    let result = try CommandLineTool.run(["diff", "--", operand], in: attack.project.path)
    #expect(result.status == 1 && result.output == "" && result.error.contains(words), "\(result)")
    #expect(!result.error.contains("/graphgen-"), "no temporary path is told: \(result.error)")
    #expect(!attack.wasRun)
  }

  // MARK: What a configuration names

  @Test(arguments: ["file", "ssh", "git", "ext"])
  func aPromisedObjectIsFetchedFromNowhere(_ transport: String) throws {
    let attack = try Attack()
    try attack.removeMetadata()
    let address =
      switch transport {
      case "file": attack.project.path
      case "ext": "ext::\(attack.program) x"
      default: "\(transport)://host.invalid/x"
      }
    try attack.configure([
      ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"),
      ("remote.origin.url", address), ("remote.origin.uploadpack", attack.program),
      ("core.sshCommand", attack.program), ("core.gitProxy", attack.program), ("protocol.allow", "always"),
      ("protocol.ext.allow", "always"), ("protocol.file.allow", "always"),
    ])
    let error = "is not in this repository, as in one that was cloned in part; fetch it first"
    try expectError(attack, "HEAD", error)
    try expectError(attack, "HEAD:Specs/v1.0.csdl.xml", error)
    // The attack is one: git itself runs the program.
    if transport == "file" {
      try attack.project.git("cat-file", "blob", "HEAD:Specs/v1.0.csdl.xml")
      #expect(attack.wasRun)
    }
  }

  @Test func noMemberOfTheConfigurationRunsAnything() throws {
    let attack = try Attack()
    let members = [
      "core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "core.gitProxy",
      "core.alternateRefsCommand", "core.attributesFile", "diff.external", "diff.x.textconv", "diff.x.command",
      "filter.x.clean", "filter.x.smudge", "filter.x.process", "pager.cat-file", "pager.config",
      "credential.helper", "gpg.program", "sequence.editor", "uploadpack.packObjectsHook", "remote.origin.vcs",
    ]
    try attack.configure(members.map { ($0, attack.program) })
    let hooks = attack.project.path + "/hooks"
    try FileManager.default.createDirectory(atPath: hooks, withIntermediateDirectories: true)
    for hook in ["post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"] {
      try attack.project.link("hooks/\(hook)", to: attack.program)
    }
    try attack.project.write("* filter=x diff=x\n", to: ".gitattributes")
    try attack.project.write("[core]\n\tfsmonitor = \(attack.program)\n", to: "included")
    try attack.configure([
      ("core.hooksPath", hooks), ("alias.cat-file", "!\(attack.program)"), ("alias.config", "!\(attack.program)"),
      ("include.path", attack.project.path + "/included"), ("trace2.eventTarget", attack.marker),
      ("core.worktree", "/"),
    ])
    try expectChange(attack)
    try expectChange(attack, "HEAD:Specs/graphgen.json")
  }

  @Test func theCallersVariablesLeadGitNowhere() throws {
    let attack = try Attack()
    try expectChange(
      attack,
      environment: [
        "GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/", "GIT_COMMON_DIR": "/nowhere", "GIT_INDEX_FILE": attack.program,
        "GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_EXTERNAL_DIFF": attack.program, "GIT_PAGER": attack.program,
        "GIT_SSH_COMMAND": attack.program, "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": attack.program, "GIT_CONFIG_PARAMETERS": "'core.pager=\(attack.program)'",
        "GIT_TRACE": attack.marker, "GIT_TRACE2_EVENT": attack.marker, "GIT_ALLOW_PROTOCOL": "ext:file",
        "GIT_GRAFT_FILE": attack.program, "GIT_NAMESPACE": "x", "GIT_REPLACE_REF_BASE": "refs/x/",
        "GIT_EXEC_PATH": attack.project.path,
      ]
    )
  }

  /// A `git` of the current folder is nobody's choice.
  @Test func onlyAGitOfAWholePathIsRun() throws {
    let attack = try Attack()
    try attack.project.link("git", to: attack.program)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    try expectChange(attack, environment: ["PATH": ".::\(path)"])
  }

  /// What belongs to somebody else is read like any other: nothing of its configuration is used.
  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func aRepositoryOfSomebodyElseIsRead() throws {
    let attack = try Attack()
    try attack.configure([("core.fsmonitor", attack.program)])
    let files =
      FileManager.default.enumerator(atPath: attack.project.path + "/.git")?.compactMap { $0 as? String } ?? []
    for file in ["."] + files { lchown("\(attack.project.path)/.git/\(file)", 54_321, 54_321) }
    try expectChange(attack)
  }

  // MARK: Repositories in repositories

  @Test func aBareRepositoryInTheWorkTreeIsNone() throws {
    let attack = try Attack()
    // The folder of the specs looks like one, and so does a folder below it.
    for folder in ["Specs", "Specs/inner"] {
      try attack.project.write("ref: refs/heads/main\n", to: folder + "/HEAD")
      try attack.project.write("", to: folder + "/objects/x")
      try attack.project.write("", to: folder + "/refs/x")
      try attack.project.write(
        "[core]\n\tbare = true\n\tfsmonitor = \(attack.program)\n\tpager = \(attack.program)\n",
        to: folder + "/config"
      )
    }
    let specs = try CommandLineTool.run(["diff", "main"], in: attack.project.path + "/Specs")
    #expect(specs.status == 0 && specs.output.contains(Self.change("main")), "\(specs)")
    let inner = try CommandLineTool.run(
      ["diff", "main", "graphgen.json"],
      in: attack.project.path + "/Specs/inner"
    )
    #expect(
      inner.status == 1 && inner.error.contains("no graphgen.json and no Specs/graphgen.json in 'Specs/inner/'"),
      "\(inner)"
    )
    #expect(!attack.wasRun)
  }

  /// A file `.git` may name any folder, and with it any configuration.
  @Test func aPointerToARepositoryIsFollowedForItsObjects() throws {
    let attack = try Attack()
    try attack.configure([("core.fsmonitor", attack.program), ("core.pager", attack.program)])
    try FileManager.default.moveItem(atPath: attack.project.path + "/.git", toPath: attack.project.path + "/Specs/git")
    try attack.project.write("gitdir: Specs/git\n", to: ".git")
    try expectChange(attack)
    try attack.project.write("gitdir: /nowhere\n", to: ".git")
    try expectError(attack, "HEAD", "there is no git repository here")
    try FileManager.default.removeItem(atPath: attack.project.path + "/.git")
    mkfifo(attack.project.path + "/.git", 0o600)
    try expectError(attack, "HEAD", "there is no git repository here")
  }

  /// Git would wait for somebody to write, or read without an end.
  @Test(arguments: [
    "objects/info/alternates", "refs/heads/main", "refs/tags/a/b", "objects/pack/pack-1.idx", "packed-refs", "HEAD",
    "config", "logs/HEAD", "ORIG_HEAD",
  ])
  func aPipeOrADeviceInARepositoryIsNotRead(_ name: String) throws {
    for isPipe in [true, false] {
      let attack = try Attack()
      let path = "\(attack.project.path)/.git/\(name)"
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      unlink(path)
      if isPipe {
        try #require(mkfifo(path, 0o600) == 0)
      } else {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
      }
      let start = ContinuousClock.now
      let result = try CommandLineTool.run(["diff", "HEAD"], in: attack.project.path)
      let isUnused = ["packed-refs", "logs/HEAD", "ORIG_HEAD"].contains(name)
      #expect(result.status == (isUnused ? 0 : 1), "\(result)")
      #expect(isUnused || result.error.contains("[diff-git]"))
      #expect(ContinuousClock.now - start < .seconds(20))
    }
  }

  @Test func aWorkTreeBesideTheFirstHasItsOwnHead() throws {
    let attack = try Attack()
    try #require(try attack.project.git("commit", "-qam", "two") == 0)
    try #require(try attack.project.git("worktree", "add", "-q", "--detach", "beside", "HEAD~1") == 0)
    let beside = attack.project.path + "/beside"
    try #require(try attack.project.git(["checkout", "-q", "main~0"], in: beside) == 0)
    // Here HEAD was the first commit before, which the first work tree doesn't know.
    let result = try CommandLineTool.run(["diff", "HEAD@{1}"], in: beside)
    #expect(result.status == 0 && result.output.contains(Self.change("HEAD@{1}")), "\(result)")
    #expect(try CommandLineTool.run(["diff", "HEAD", "--fail-on", "any"], in: beside).status == 0)
  }

  // MARK: Objects

  /// Objects may be packed, in another repository, or have longer names.
  @Test func objectsAreReadWhereverTheyAre() throws {
    let packed = try Attack()
    try #require(try packed.project.git("tag", "-a", "first", "-m", "x") == 0)
    try #require(try packed.project.git("gc", "-q") == 0)
    try expectChange(packed, "first")
    let shared = try Attack()
    let objects = shared.project.path + "/.git/objects"
    try FileManager.default.moveItem(atPath: objects, toPath: shared.project.path + "/elsewhere")
    try shared.project.write("../../elsewhere\n", to: ".git/objects/info/alternates")
    try expectChange(shared)
    let long = try Attack("--object-format=sha256")
    #expect(try long.project.gitOutput("rev-parse", "HEAD").count == 64)
    try expectChange(long)
  }

  /// References and files that say that one object is another one.
  @Test func anObjectIsNotReplaced() throws {
    let attack = try Attack()
    let project = attack.project
    let id = try project.gitOutput("rev-parse", "HEAD:Specs/v1.0.csdl.xml")
    let other = try project.gitOutput("hash-object", "-w", "Specs/v1.0.csdl.xml")
    try #require(try project.git("replace", id, other) == 0)
    #expect(try project.gitOutput("cat-file", "blob", id).contains("isLit"))
    try expectChange(attack)
    // A graft gives the commit a parent that it doesn't have.
    let commit = try project.gitOutput("rev-parse", "HEAD")
    try #require(try project.git("commit", "-qam", "two") == 0)
    let second = try project.gitOutput("rev-parse", "HEAD")
    try project.write("\(commit) \(second)\n", to: ".git/info/grafts")
    try expectError(attack, "HEAD~2", "no git revision that is here")
    try expectChange(attack, "HEAD~1")
  }

  @Test func aReferenceThatIsNoneIsNoRevision() throws {
    let attack = try Attack()
    try attack.project.write("secret of somebody\n", to: "secret")
    try attack.project.link(".git/refs/heads/secret", to: attack.project.path + "/secret")
    try expectError(attack, "secret~0", "is no file, no folder and no git revision")
    for revision in ["HEAD\nHEAD", "HEAD -- x", "--batch-all-objects", "HEAD^{tree}", "^HEAD", "a..b"] {
      try expectError(attack, revision, "is no file, no folder and no git revision")
    }
    // That would be in the configuration.
    try expectError(attack, "@{upstream}", "git can't read the repository (fatal: no upstream configured")
    try attack.configure([("core.repositoryFormatVersion", "1"), ("extensions.refStorage", "reftable")])
    try expectError(attack, "HEAD", "keeps its references in the form 'reftable', which isn't read here")
  }

  @Test func moreThanALotIsRefused() throws {
    let attack = try Attack()
    let file = attack.project.path + "/Specs/v1.0.csdl.xml"
    truncate(file, 129 << 20)
    try #require(try attack.project.git("-c", "core.compression=1", "commit", "-qam", "two") == 0)
    try expectError(attack, "HEAD", "what is to be read has more than 128 MiB")
  }

  // MARK: Trees

  @Test func linksAreFollowedInsideTheTree() throws {
    let attack = try Attack()
    let project = attack.project
    try FileManager.default.moveItem(atPath: project.path + "/Specs", toPath: project.path + "/real")
    try project.edit("real/v1.0.csdl.xml", "Name=\"isLit\"", "Name=\"isOn\"")
    try FileManager.default.moveItem(atPath: project.path + "/pages é/Lamps.md", toPath: project.path + "/real/L")
    try project.link("pages é/Lamps.md", to: "../Specs/L")
    try project.link("Specs", to: "./real")
    try #require(try project.git("add", "-A") == 0)
    try #require(try project.git("commit", "-qm", "links") == 0)
    try project.edit("real/v1.0.csdl.xml", "Name=\"isOn\"", "Name=\"isLit\"")
    try expectChange(attack)
    try expectChange(attack, "HEAD", "Specs")
    try #require(try project.git("commit", "-qam", "two") == 0)
    try expectChange(attack, "HEAD~1", "HEAD")
  }

  @Test(arguments: [
    ("/etc/passwd", "leads outside of the repository"), ("../../x", "leads outside of the repository"),
    ("Lamps.md", "leads over more than 16 links"),
  ])
  func aLinkThatLeadsElsewhereIsAnError(_ target: String, _ words: String) throws {
    let attack = try Attack()
    try FileManager.default.removeItem(atPath: attack.project.path + "/pages é/Lamps.md")
    try attack.project.link("pages é/Lamps.md", to: target)
    try #require(try attack.project.git("commit", "-qam", "link") == 0)
    try expectError(attack, "HEAD", words)
  }

  /// Names that no folder can have, and a repository in the repository, in trees that were written by hand.
  @Test(arguments: [
    ("100644", "../../../x.md", "a name that no file can have"), ("100644", "..", "a name that no file can have"),
    ("100644", "a/b.md", "a name that no file can have"), ("100644", "a\u{FF}.md", "a name that no file can have"),
    ("40000", ".git", "a name that no file can have"), ("1", "x.md", "a name that no file can have"),
    ("160000", "Lamps.md", "in a submodule"),
  ])
  func aNameThatNoFileCanHaveIsAnError(_ mode: String, _ name: String, _ words: String) throws {
    let attack = try Attack()
    let project = attack.project
    func tree(_ entries: [(String, String, String)]) throws -> String {
      var bytes = Data()
      for (mode, name, id) in entries {
        // One name is no UTF-8.
        bytes +=
          Data("\(mode) ".utf8) + Data(name.unicodeScalars.flatMap { $0 == "\u{FF}" ? [0xFF] : Array("\($0)".utf8) })
        bytes.append(0)
        for index in stride(from: 0, to: id.count, by: 2) {
          bytes.append(try #require(UInt8(id.dropFirst(index).prefix(2), radix: 16)))
        }
      }
      return try project.gitOutput("hash-object", "-t", "tree", "-w", "--literally", "--stdin", input: bytes)
    }
    let page = try project.gitOutput("rev-parse", "HEAD:pages é/Lamps.md")
    let pages = try tree([(mode, name, page)])
    let specs = try project.gitOutput("rev-parse", "HEAD:Specs")
    let root = try tree([("40000", "Specs", specs), ("40000", "pages é", pages)])
    let commit = try project.gitOutput("commit-tree", root, "-m", "x")
    try expectError(attack, commit, words)
  }
}
